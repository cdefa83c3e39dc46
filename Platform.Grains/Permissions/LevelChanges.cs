using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Sessions;
using Platform.Grains.Users;

namespace Platform.Grains.Permissions;

/// <summary>What a change of level makes of a user (reference.md, section 2).</summary>
internal static class LevelChanges
{
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
}
