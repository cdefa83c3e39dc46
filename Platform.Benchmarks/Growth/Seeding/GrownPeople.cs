using Platform.GrainInterfaces.Users;
using Platform.Grains.SignIn;
using Platform.Grains.Users;

namespace Platform.Benchmarks.Growth.Seeding;

/// <summary>Some of the users, evenly scattered over all, who can sign in: their identities are known, too.</summary>
/// <param name="users">How many users there are; at least twice as many as people.</param>
/// <param name="count">How many people.</param>
/// <param name="now">The instant of the run.</param>
internal sealed class GrownPeople(int users, int count, DateTimeOffset now)
{
    // Of the made-up users these are banned without an end.
    private const int BannedEach = 400;
    private const int BannedAt = 3;

    /// <summary>How many there are.</summary>
    public int Count => count;

    /// <summary>The identity that a person signs in with.</summary>
    public PlatformIdentity IdentityOf(int person)
    {
        var linked = UserOf(person).LinkedPlatforms[0];
        return new PlatformIdentity(linked.Platform, linked.PlatformUserId);
    }

    /// <summary>What the person's identity has stored.</summary>
    public IdentityState StateOf(int person)
    {
        var user = UserOf(person);
        var linked = user.LinkedPlatforms[0];
        return new IdentityState { Platform = linked.Platform, PlatformUserId = linked.PlatformUserId, UserId = user.Id, PlatformUsername = linked.PlatformUsername };
    }

    private UserState UserOf(int person)
    {
        var id = ((long)person * users / count) + 1;
        return GrownUsers.User(id % BannedEach == BannedAt ? id + 1 : id, now);
    }
}
