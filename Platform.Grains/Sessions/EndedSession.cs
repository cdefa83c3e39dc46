using Platform.GrainInterfaces.Sessions;

namespace Platform.Grains.Sessions;

/// <summary>A session that has ended, in its user's state.</summary>
internal sealed record EndedSession
{
    public string TokenSuffix { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }

    public string? ClientIp { get; init; }

    public string? UserAgent { get; init; }

    public DateTimeOffset EndedAt { get; init; }

    public string EndReason { get; init; } = "";

    public static EndedSession Of(LiveSession session, DateTimeOffset endedAt, string reason) => new()
    {
        TokenSuffix = session.TokenSuffix,
        CreatedAt = session.CreatedAt,
        ExpiresAt = session.ExpiresAt,
        LastUsedAt = session.LastUsedAt ?? session.CreatedAt,
        ClientIp = session.ClientIp,
        UserAgent = session.UserAgent,
        EndedAt = endedAt,
        EndReason = reason,
    };

    public EndedSessionView ToView() => new(TokenSuffix, CreatedAt, ExpiresAt, LastUsedAt, ClientIp, UserAgent, EndedAt, EndReason);
}
