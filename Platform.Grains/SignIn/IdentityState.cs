using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.SignIn;

/// <summary>One person on another platform: whom he is here, and the codes he may sign in with.</summary>
internal sealed record IdentityState
{
    public string Platform { get; init; } = "";

    public string PlatformUserId { get; init; } = "";

    /// <summary>His user here; null until his first sign-in.</summary>
    public UserId? UserId { get; init; }

    /// <summary>Whether it had its one Trial with an account that was deleted, for the one that it begins.</summary>
    public bool TrialUsedBefore { get; init; }

    /// <summary>His name there, as a bot last reported it.</summary>
    public string? PlatformUsername { get; init; }

    public string? PlatformAvatarUrl { get; init; }

    /// <summary>Sign-ins in a row by codes that a bot sent, since the last one that was asked for on the web.</summary>
    public int SentSignIns { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<PendingLogin> Pending { get; init; } = [];

    /// <summary>When nothing of it will matter any more: one who never signed in leaves no trace once his codes are over.</summary>
    public DateTimeOffset? SweepAfter => UserId is null ? Pending.Select(pending => pending.ExpiresAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max() : null;
}

/// <summary>A code that was made and not used.</summary>
internal sealed record PendingLogin
{
    /// <summary>The number the code is made from.</summary>
    public string Nonce { get; init; } = "";

    /// <summary>The <see cref="ServerSecret.Id"/> of the secret that the code is made with; null where that was not noted yet.</summary>
    public string? SecretId { get; init; }

    /// <summary>The only address it is good from; null for one that a bot sent, which is good from any.</summary>
    public ClientAddress? Address { get; init; }

    /// <summary>The bot that handed it out last; null while none has.</summary>
    public BotId? BotId { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was made.</summary>
    [JsonIgnore]
    public DateTimeOffset IssuedAt => ExpiresAt - LoginCodes.Lifetime;
}
