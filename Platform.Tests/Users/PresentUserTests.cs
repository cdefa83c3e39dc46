using System.Text.Json;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Users;

namespace Platform.Tests.Users;

/// <summary>What a user in memory sees of himself, which is not made anew each time.</summary>
public sealed class PresentUserTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddHours(1);

    private static readonly Dictionary<string, UserState> Users = new()
    {
        ["plain"] = User,
        ["banned for good"] = User with { Punishments = [Punished(PunishmentKind.Ban, null)] },
        ["banned for a time"] = User with { Punishments = [Punished(PunishmentKind.Ban, End)] },
        ["timed out"] = User with { Punishments = [Punished(PunishmentKind.Timeout, End)] },
        ["banned for good and timed out"] = User with { Punishments = [Punished(PunishmentKind.Timeout, End), Punished(PunishmentKind.Ban, null)] },
        ["premium"] = User with { SubscriptionTier = SubscriptionTier.Premium, SubscriptionExpiresAt = End },
        ["lifetime"] = User with { SubscriptionTier = SubscriptionTier.Lifetime },
    };

    public static TheoryData<string> Names => [.. Users.Keys];

    private static UserState User => new()
    {
        Id = new UserId(7),
        Username = "anna",
        LinkedPlatforms = [new LinkedIdentity { Platform = "example", PlatformUserId = "7", LinkedAt = Start }],
        CreatedAt = Start,
        UpdatedAt = Start,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Whenever_he_looks_he_sees_what_he_would_see_for_the_first_time(string name)
    {
        var user = new PresentUser(Users[name]);
        foreach (int minutes in (int[])[1, 1, 30, 59, 60, 61, 180])
        {
            DateTimeOffset now = Start.AddMinutes(minutes);
            Assert.Equal(Shown(new PresentUser(Users[name]).Visit(now)), Shown(user.Visit(now)));
        }
    }

    [Fact]
    public void A_change_of_him_shows_at_once()
    {
        var user = new PresentUser(User);
        user.Visit(Start);
        user.State = User with { Username = "berta" };
        Assert.Equal("berta", user.Visit(Start)!.Username);
    }

    private static string Shown(UserProfile? profile) => JsonSerializer.Serialize(profile);

    private static Punishment Punished(PunishmentKind kind, DateTimeOffset? end) =>
        new() { Id = 1, Kind = kind, Reason = "test", CreatedAt = Start, ExpiresAt = end };
}
