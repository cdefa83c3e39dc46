using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Sessions;
using Platform.Grains.Users;

namespace Platform.Grains.Permissions;

/// <summary>What a change of level makes of a user (reference.md, section 2).</summary>
internal static class LevelChanges
{
    /// <summary>One level up. Only the operator key makes an Owner.</summary>
    public static Result<UserState> Promote(UserState user, Actor actor, DateTimeOffset now) => user.PermissionLevel switch
    {
        PermissionLevel.User => Assign(user, PermissionLevel.Admin, actor, now),
        PermissionLevel.Admin => Assign(user, PermissionLevel.Owner, actor, now),
        _ => new Refusal(ErrorCodes.Conflict, "There is no level above Owner."),
    };

    /// <summary>One level down.</summary>
    public static Result<UserState> Demote(UserState user, Actor actor, DateTimeOffset now) => user.PermissionLevel switch
    {
        PermissionLevel.Owner => Assign(user, PermissionLevel.Admin, actor, now),
        PermissionLevel.Admin => Assign(user, PermissionLevel.User, actor, now),
        _ => new Refusal(ErrorCodes.Conflict, "There is no level below User."),
    };

    /// <summary>The user at his new level, with live sessions no longer than it allows.</summary>
    public static UserState Apply(UserState user, PermissionLevel level, UserId? changedBy, DateTimeOffset now) => user with
    {
        PermissionLevel = level,
        PermissionSince = now,
        PermissionHistory = user.PermissionHistory.Add(new PermissionChange
        {
            Id = user.PermissionHistory.Length + 1,
            OldLevel = user.PermissionLevel,
            NewLevel = level,
            ChangedById = changedBy,
            CreatedAt = now,
        }),
        Sessions = user.Sessions with { Live = SessionRules.Shorten(user.Sessions.Live, level, now) },
        UpdatedAt = now,
    };

    private static Result<UserState> Assign(UserState user, PermissionLevel level, Actor actor, DateTimeOffset now) =>
        Hierarchy.RefuseAssigning(actor.Level, level) is { } refusal ? refusal : Apply(user, level, actor.Id, now);
}
