namespace Platform.GrainInterfaces.Sessions;

/// <summary>A session that has ended, as its user sees it (reference.md, section 4).</summary>
/// <param name="TokenSuffix">The last six characters of its token.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="ExpiresAt">When it would have ended by itself.</param>
/// <param name="LastUsedAt">Its last request that is known of.</param>
/// <param name="ClientIp">The address it was opened from; null for one opened at the console.</param>
/// <param name="UserAgent">The client that opened it; null when it did not name itself.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndReason">One of <see cref="SessionEndReasons"/>.</param>
[GenerateSerializer, Immutable, Alias("platform.sessions.ended-view")]
public sealed record EndedSessionView(
    [property: Id(0)] string TokenSuffix,
    [property: Id(1)] DateTimeOffset CreatedAt,
    [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] DateTimeOffset LastUsedAt,
    [property: Id(4)] string? ClientIp,
    [property: Id(5)] string? UserAgent,
    [property: Id(6)] DateTimeOffset EndedAt,
    [property: Id(7)] string EndReason);
