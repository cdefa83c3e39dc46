using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Permissions;

/// <summary>Who may act on whom (reference.md, section 2).</summary>
internal static class Hierarchy
{
    /// <summary>The actor's level is above the target's, or both are Owners; never oneself.</summary>
    public static bool CanActOn(Actor actor, UserId target, PermissionLevel targetLevel) =>
        actor.Id != target
        && (actor.Level > targetLevel || (actor.Level == PermissionLevel.Owner && targetLevel == PermissionLevel.Owner));

    /// <summary>Owners assign levels up to Admin, Admins up to User; nobody assigns Owner.</summary>
    public static bool CanAssign(PermissionLevel actor, PermissionLevel level) => actor switch
    {
        PermissionLevel.Owner => level <= PermissionLevel.Admin,
        PermissionLevel.Admin => level <= PermissionLevel.User,
        _ => false,
    };

    /// <summary>Whether one may use the console's commands at all.</summary>
    public static bool IsOperator(PermissionLevel level) => level >= PermissionLevel.Admin;

    public static Refusal? RefuseActingOn(Actor actor, UserId target, PermissionLevel targetLevel) =>
        CanActOn(actor, target, targetLevel)
            ? null
            : new Refusal(ErrorCodes.Forbidden, actor.Id == target ? "You cannot act on yourself." : "You may act only on users below your level.");

    public static Refusal? RefuseAssigning(PermissionLevel actor, PermissionLevel level) =>
        CanAssign(actor, level)
            ? null
            : new Refusal(
                ErrorCodes.Forbidden,
                level == PermissionLevel.Owner ? "Only the operator key makes an Owner: platform-admin bootstrap owner." : $"You may not make anyone an {level}.");

    /// <summary>Refuses to show a user to one who may not act on him and is not he himself.</summary>
    public static Refusal? RefuseLookingAt(Actor viewer, UserId target, PermissionLevel targetLevel) =>
        viewer.Id == target ? null : RefuseActingOn(viewer, target, targetLevel);
}
