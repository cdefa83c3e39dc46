using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Grains.Sessions;

/// <summary>A session in its user's state.</summary>
internal sealed record LiveSession
{
    public TokenHash Hash { get; init; }

    public string TokenSuffix { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Its last request, where that was asked for before it ended; the session itself knows better while it lives.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public string? ClientIp { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>The platform its user signed in by.</summary>
    public string Platform { get; init; } = "";

    /// <summary>The bot that handed out the code it was opened by; null where no bot did.</summary>
    public BotId? BotId { get; init; }

    public SessionKey Key() => new(Hash);

    public SessionView ToView(SessionKey? current) => new(
        TokenSuffix, CreatedAt, ExpiresAt, LastUsedAt ?? CreatedAt, ClientIp, UserAgent, IsCurrent: current == Key());
}
