using System.Text.Json.Serialization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>One's own profile: the fields of the platform's (reference.md, section 4).</summary>
internal sealed record OwnProfile(
    long Id,
    string Username,
    string? AvatarUrl,
    string? AvatarSource,
    PermissionLevel PermissionLevel,
    DateTimeOffset PermissionSince,
    AccountState State,
    DateTimeOffset? RestrictedUntil,
    long? RemainingSeconds,
    SubscriptionTier SubscriptionTier,
    DateTimeOffset? SubscriptionExpiresAt,
    long? SubscriptionRemainingSeconds,
    long? SubscriptionGrantedBy,
    bool HasPremium,
    ChatSlots ChatSlots,
    IReadOnlyList<PeerIdentity> LinkedPlatforms,
    DateTimeOffset LastActivityAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>A bot, as it sees itself: the fields of the platform's (reference.md, section 5).</summary>
internal sealed record OwnBot(
    long Id,
    string Name,
    string Platform,
    int Groups,
    long Users,
    string? AvatarUrl,
    int? LatencyMs,
    bool IsVerified,
    DateTimeOffset? LastActivityAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long OwnerId,
    BotType BotType,
    bool IsActive,
    int RateLimitPerHour);

/// <summary>A user as anyone sees him.</summary>
internal sealed record FoundUser(long Id, string Username, string? AvatarUrl, SubscriptionTier SubscriptionTier);

/// <summary>A page of users.</summary>
internal sealed record FoundUsers(IReadOnlyList<FoundUser> Users, int Total, int Limit, int Offset);

/// <summary>What a person signs in with.</summary>
internal sealed record CodeInput(string Code);

/// <summary>What is written and read as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OwnProfile))]
[JsonSerializable(typeof(OwnBot))]
[JsonSerializable(typeof(FoundUsers))]
[JsonSerializable(typeof(UserCounts))]
[JsonSerializable(typeof(CodeInput))]
[JsonSerializable(typeof(Prepared))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class PeerJson : JsonSerializerContext;
