using Platform.GrainInterfaces.Moderation;
using Platform.Grains.Moderation;

namespace Platform.Grains.Users;

/// <summary>Whether those who ask a user how he stands must hear something else after a change.</summary>
internal static class UserStandings
{
    /// <summary>How a user with something stored stands.</summary>
    /// <returns>Null for one who was deleted.</returns>
    public static UserStanding? Of(UserState user, DateTimeOffset now) =>
        user.DeletedAt is null ? new UserStanding(user.PermissionLevel, user.RestrictionAt(now)) : null;

    /// <summary>Whether a restriction began or ended by the change, or he was deleted.</summary>
    public static bool HasChanged(UserState before, UserState after, DateTimeOffset now) =>
        before.DeletedAt != after.DeletedAt || !Running(before, now).SequenceEqual(Running(after, now));

    /// <summary>The restrictions that run.</summary>
    public static IEnumerable<RunningRestriction> Running(UserState user, DateTimeOffset now) =>
        user.ToRestrictions().Where(restriction => Restrictions.Runs(restriction.Until, now));
}
