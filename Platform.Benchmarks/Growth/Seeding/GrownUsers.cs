using Platform.Benchmarks.Search;
using Platform.Grains.Users;

namespace Platform.Benchmarks.Growth.Seeding;

/// <summary>The users of <see cref="SearchUsers"/> as they are on a platform that runs now: what ended is written down, what runs goes on.</summary>
internal static class GrownUsers
{
    /// <summary>The user of a number.</summary>
    /// <param name="id">The number.</param>
    /// <param name="now">The instant of the run.</param>
    public static UserState User(long id, DateTimeOffset now)
    {
        var user = SearchUsers.User(id);
        var moved = user.SubscriptionExpiresAt is { } end ? user with { SubscriptionExpiresAt = end + (now - SearchUsers.Now) } : user;
        return moved.AsOf(now);
    }
}
