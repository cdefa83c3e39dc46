using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

internal static class Profiles
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static UserProfile Alice { get; } = new(
        new UserId(5),
        "alice",
        AvatarUrl: null,
        AvatarSource: null,
        PermissionLevel.Owner,
        Noon,
        AccountState.Active,
        RestrictedUntil: null,
        RemainingSeconds: null,
        SubscriptionTier.Premium,
        Noon.AddDays(3),
        SubscriptionRemainingSeconds: 259200,
        new UserId(9),
        HasPremium: true,
        new ChatSlots(1, null),
        [new LinkedPlatform("telegram", "4711", "[red]Al\u001b[31mice[/]", null, Noon, Noon)],
        Noon,
        Noon,
        Noon);

    public static UserDetails Details { get; } = new(Alice, [], [], [], [], [], SessionHistory: null, [UserActNames.Warn]);

    public static UserActOutcome Unchanged { get; } = new(Details, Details, []);

    public static UserActOutcome Banned { get; } = new(
        Details,
        Details with
        {
            Profile = Alice with { State = AccountState.Banned, RestrictedUntil = Noon.AddDays(1).AddSeconds(1) },
            ModerationActions =
            [
                new ModerationActionView(
                    1, "PLATFORM_BAN", "spam", IsLifted: false, IsActive: true, Noon.AddDays(1).AddSeconds(1), 86_401, new UserId(9), null, null, null, Noon),
            ],
        },
        ["abc123", "def456"]);
}
