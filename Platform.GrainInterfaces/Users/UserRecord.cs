using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.GrainInterfaces.Users;

/// <summary>One user as files carry him from one installation to another: what an operator may know of him, and no secret.</summary>
/// <remarks>The member names are those of the files' columns.</remarks>
[GenerateSerializer, Immutable, Alias("platform.users.record")]
public sealed record UserRecord
{
    /// <summary>His number where he was exported; means nothing where he is imported.</summary>
    [Id(0)]
    public UserId? Id { get; init; }

    /// <summary>The platform that he signs in from.</summary>
    [Id(1)]
    public string Platform { get; init; } = "";

    /// <summary>Who he is there.</summary>
    [Id(2)]
    public string PlatformUserId { get; init; } = "";

    /// <summary>His name there; null when it is not known.</summary>
    [Id(3)]
    public string? PlatformUsername { get; init; }

    /// <summary>His picture there; null when he has none.</summary>
    [Id(4)]
    public string? PlatformAvatarUrl { get; init; }

    /// <summary>His name; null for one that the platform makes.</summary>
    [Id(5)]
    public string? Username { get; init; }

    /// <summary>His level.</summary>
    [Id(6)]
    public PermissionLevel PermissionLevel { get; init; }

    /// <summary>His tier.</summary>
    [Id(7)]
    public SubscriptionTier SubscriptionTier { get; init; }

    /// <summary>When it ends; null for Basic and Lifetime, and for a Trial that begins with the import.</summary>
    [Id(8)]
    public DateTimeOffset? SubscriptionExpiresAt { get; init; }

    /// <summary>Whether he has had his one Trial.</summary>
    [Id(9)]
    public bool TrialUsed { get; init; }

    /// <summary>The state of his account.</summary>
    [Id(10)]
    public AccountState State { get; init; }

    /// <summary>When a timeout or ban ends; null for a ban without an end.</summary>
    [Id(11)]
    public DateTimeOffset? RestrictedUntil { get; init; }

    /// <summary>Why he is restricted; null when he is not.</summary>
    [Id(12)]
    public string? RestrictionReason { get; init; }

    /// <summary>When he got his account, there or elsewhere; null for now.</summary>
    [Id(13)]
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>What became of a record that no rule refused.</summary>
/// <param name="Id">The user's number; null where nothing was changed and he is not there yet.</param>
/// <param name="Username">His name; null where nothing was changed and the platform would make one.</param>
/// <param name="WasThere">Whether his identity had an account already: then nothing was changed.</param>
[GenerateSerializer, Immutable, Alias("platform.users.imported")]
public sealed record ImportedUser(
    [property: Id(0)] UserId? Id, [property: Id(1)] string? Username, [property: Id(2)] bool WasThere);
