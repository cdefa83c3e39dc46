using Platform.Gateway.Bots;
using Platform.Gateway.Chats;
using Platform.Gateway.Reference;
using Platform.Gateway.Sessions;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Users;

/// <summary>Users as the reference shows them.</summary>
internal static class UserExamples
{
    /// <summary>His own profile.</summary>
    public static UserProfile Profile { get; } = new(
        Id: new UserId(1042),
        Username: "Marina",
        AvatarUrl: "https://cdn.example.org/avatars/77.png",
        AvatarSource: "example",
        PermissionLevel: PermissionLevel.User,
        PermissionSince: ExampleTimes.Beginning,
        State: AccountState.Active,
        RestrictedUntil: null,
        RemainingSeconds: null,
        SubscriptionTier: SubscriptionTier.Premium,
        SubscriptionExpiresAt: ExampleTimes.End,
        SubscriptionRemainingSeconds: ExampleTimes.SecondsLeft,
        SubscriptionGrantedBy: new UserId(1),
        HasPremium: true,
        ChatSlots: new ChatSlots(Used: 1, Limit: 1),
        LinkedPlatforms: [Linked],
        LastActivityAt: ExampleTimes.Now,
        CreatedAt: ExampleTimes.Beginning,
        UpdatedAt: ExampleTimes.Now);

    /// <summary>What everybody sees of him.</summary>
    public static PublicProfile Public { get; } = new(Profile.Id, Profile.Username, Profile.AvatarUrl, Profile.SubscriptionTier);

    /// <summary>His subscription.</summary>
    public static SubscriptionView Subscription { get; } = new(
        SubscriptionTier.Premium, ExampleTimes.End, ExampleTimes.SecondsLeft, IsActive: true, HasPremium: true, TrialAvailable: false, [Granted], ExampleTimes.Beginning, ExampleTimes.Now);

    /// <summary>A timeout that is over.</summary>
    public static PunishmentView Punishment { get; } = new(
        7, "PLATFORM_TIMEOUT", "Flooding the chat.", IsLifted: false, IsActive: false, ExampleTimes.Now, RemainingSeconds: null, LiftedAt: null, ExampleTimes.Beginning);

    /// <summary>He as an operator sees him.</summary>
    public static UserDetails Details { get; } = new(
        Profile,
        [new(7, "PLATFORM_TIMEOUT", "Flooding the chat.", IsLifted: false, IsActive: false, ExampleTimes.Now, null, new UserId(1), null, null, null, ExampleTimes.Beginning)],
        [Granted],
        [new(3, PermissionLevel.Admin, PermissionLevel.User, new UserId(1), ExampleTimes.Beginning)],
        [ChatExamples.Chat],
        [BotExamples.Full],
        [SessionExamples.Ended],
        [UserActNames.Warn, UserActNames.Timeout, UserActNames.Ban]);

    /// <summary>He as the sign-in page shows him.</summary>
    public static UserLookup Lookup { get; } = new(
        Profile.Id, Profile.Username, Profile.AvatarUrl, Profile.PermissionLevel, Profile.SubscriptionTier, [new PlatformIdentity("example", "77")]);

    /// <summary>He as a bot needs him.</summary>
    public static BotUserView ForBot { get; } = new(
        Profile.Id,
        Profile.Username,
        Profile.AvatarUrl,
        Profile.SubscriptionTier,
        Profile.State,
        Profile.RestrictedUntil,
        Profile.RemainingSeconds,
        Profile.PermissionLevel,
        Profile.HasPremium,
        Profile.SubscriptionExpiresAt,
        Profile.SubscriptionRemainingSeconds,
        Linked);

    /// <summary>A new name and another picture.</summary>
    public static ProfileChangeBody Change { get; } = new() { Username = "Marina", AvatarSource = "example" };

    private static LinkedPlatform Linked => new("example", "77", "marina_77", "https://cdn.example.org/avatars/77.png", ExampleTimes.Beginning, ExampleTimes.Now);

    private static SubscriptionChangeView Granted => new(12, SubscriptionTier.Basic, SubscriptionTier.Premium, "Winner of the contest.", new UserId(1), ExampleTimes.Beginning);
}
