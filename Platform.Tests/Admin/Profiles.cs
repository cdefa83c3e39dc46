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
}
