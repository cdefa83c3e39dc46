using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Sessions;

/// <summary>Whether a session may make one more request, and for whom.</summary>
/// <param name="Principal">Whom it speaks for; null when there is no such live session.</param>
/// <param name="Refusal"><see cref="ErrorCodes.SessionExpired"/> or <see cref="ErrorCodes.RateLimited"/>; null when admitted.</param>
/// <param name="Limit">The session's limit; null when there is no such live session.</param>
[GenerateSerializer, Immutable, Alias("platform.sessions.admission")]
public sealed record SessionAdmission(
    [property: Id(0)] SessionPrincipal? Principal,
    [property: Id(1)] Refusal? Refusal,
    [property: Id(2)] LimitReading? Limit)
{
    /// <summary>What the user sees of himself, where that was asked for and took no further call; null where he must be asked.</summary>
    [Id(3)]
    public UserProfile? OwnProfile { get; init; }
}
