namespace Platform.GrainInterfaces.Sessions;

/// <summary>A live session as its user sees it (reference.md, section 4).</summary>
/// <param name="TokenSuffix">The last six characters of its token.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="LastUsedAt">Its last request.</param>
/// <param name="ClientIp">The address it was opened from; null for one opened at the console.</param>
/// <param name="UserAgent">The client that opened it, as it named itself; null when it did not.</param>
/// <param name="IsCurrent">Whether it is the session that asks.</param>
[GenerateSerializer, Immutable, Alias("platform.sessions.view")]
public sealed record SessionView(
    [property: Id(0)] string TokenSuffix,
    [property: Id(1)] DateTimeOffset CreatedAt,
    [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] DateTimeOffset LastUsedAt,
    [property: Id(4)] string? ClientIp,
    [property: Id(5)] string? UserAgent,
    [property: Id(6)] bool IsCurrent);
