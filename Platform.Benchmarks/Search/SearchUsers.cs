using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Users;

namespace Platform.Benchmarks.Search;

/// <summary>
/// Users as a platform has them after some time: of ten names seven are as they were made, the others of words, syllables and digits; some users have a
/// subscription or had one, some are or were punished. The same number is the same user in every run.
/// </summary>
internal static class SearchUsers
{
    /// <summary>The instant at which searches are asked.</summary>
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Words =
        ("falcon shadow dragon silver hunter gamer pixel night storm wolf tiger happy lucky crazy magic frozen golden little master ninja rocket panda sunny river "
        + "ocean forest cosmic turbo hyper mighty brave quiet noble wild lonely rapid purple orange crimson copper marble winter summer autumn spring coffee banana "
        + "cherry lemon pepper ginger maple willow cedar raven eagle otter badger viper cobra").Split(' ');

    private static readonly string[] Syllables =
        ("ba be bi bo bu da de di do du fa fe ga go ha he ja jo ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no nu pa pe ra re ri ro ru sa se si so ta te ti "
        + "to tu va ve vi wa xa yo za zen lin mar ton vex qua").Split(' ');

    private static readonly string[] Separators = ["_", ".", "-", ""];

    /// <summary>The user of a number.</summary>
    public static UserState User(long id)
    {
        var since = Now.AddMinutes(-id % 1_000_000);
        var name = Name(id);
        return new UserState
        {
            Id = new UserId(id),
            Version = id % 40,
            Username = name,
            HasGeneratedUsername = id % 10 < 7,
            PermissionLevel = id % 100_000 == 2 ? PermissionLevel.Owner : id % 5_000 == 1 ? PermissionLevel.Admin : PermissionLevel.User,
            SubscriptionTier = Tier(id),
            SubscriptionExpiresAt = Tier(id) is SubscriptionTier.Trial or SubscriptionTier.Premium ? Now.AddHours(id % 2 == 0 ? -1 : 300) : null,
            SubscriptionUpdatedAt = since,
            Punishments = Punishments(id, since),
            LinkedPlatforms = [Identity(id, "discord", name, since), Identity(id, "telegram", name, since)],
            LastActivityAt = since.AddHours(5),
            CreatedAt = since,
            UpdatedAt = since.AddHours(4),
        };
    }

    /// <summary>The name of a number; no two are the same.</summary>
    public static string Name(long id)
    {
        // Odd factors scatter the numbers below a power of two without a repetition.
        var scattered = (int)(((id * 40_503) + 12_345) & 0xFFFFFF);
        return (id % 10) switch
        {
            < 7 => $"user_{(uint)(id * 2_654_435_761):x8}",
            7 => string.Create(CultureInfo.InvariantCulture, $"{Pick(Words, scattered)}{scattered / Words.Length}"),
            8 => $"{Pick(Syllables, scattered)}{Pick(Syllables, scattered >> 6)}{Pick(Syllables, scattered >> 12)}{Pick(Syllables, scattered >> 18)}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{Pick(Words, scattered)}{Pick(Separators, scattered)}{Pick(Words, scattered / Words.Length)}{scattered / (Words.Length * Words.Length)}"),
        };
    }

    private static SubscriptionTier Tier(long id) => (id % 100) switch
    {
        0 or 1 => SubscriptionTier.Trial,
        2 or 3 or 4 => SubscriptionTier.Premium,
        5 => SubscriptionTier.Lifetime,
        _ => SubscriptionTier.Basic,
    };

    private static ImmutableArray<Punishment> Punishments(long id, DateTimeOffset since)
    {
        Punishment One(PunishmentKind kind, DateTimeOffset? until) => new()
        {
            Id = id,
            Kind = kind,
            Reason = "Said what nobody wants to hear, and more than once.",
            CreatedById = new UserId(1),
            CreatedAt = since,
            ExpiresAt = until,
        };
        return (id % 400) switch
        {
            3 => [One(PunishmentKind.Ban, null)],
            5 => [One(PunishmentKind.Warning, null), One(PunishmentKind.Ban, Now.AddHours(-1))],
            7 => [One(PunishmentKind.Timeout, Now.AddHours(1))],
            9 => [One(PunishmentKind.Warning, null), One(PunishmentKind.Timeout, Now.AddHours(-1))],
            _ => [],
        };
    }

    private static LinkedIdentity Identity(long id, string platform, string name, DateTimeOffset since) => new()
    {
        Platform = platform,
        PlatformUserId = string.Create(CultureInfo.InvariantCulture, $"{platform}-{id * 7_919}"),
        PlatformUsername = name,
        PlatformAvatarUrl = $"https://cdn.example.org/avatars/{platform}/{name}.png",
        LinkedAt = since,
        LastAuthenticatedAt = since.AddHours(3),
    };

    private static string Pick(string[] texts, int number) => texts[number % texts.Length];
}
