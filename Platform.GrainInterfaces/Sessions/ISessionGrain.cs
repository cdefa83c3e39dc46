using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.Sessions;

/// <summary>One signed-in client. Key: <see cref="SessionKey.GrainKey"/>.</summary>
[Alias("platform.sessions.session")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Authenticates one request and takes one permit of the <c>auth</c> limit, in one call.</summary>
    [Alias("admit")]
    Task<SessionAdmission> Admit();

    /// <summary>The same for a request of the user for what he sees of himself, which comes with the answer where that takes no further call.</summary>
    [Alias("admit-with-profile")]
    Task<SessionAdmission> AdmitWithProfile();

    /// <summary>Authenticates a call that no limit counts (the console's, and logging out).</summary>
    /// <returns>Whom the session speaks for, or <see cref="ErrorCodes.SessionExpired"/>.</returns>
    [Alias("identify")]
    [SafeToRepeat]
    Task<Result<SessionPrincipal>> Identify();

    /// <summary>Stores a new session; called by its user alone, safe to repeat.</summary>
    /// <param name="standing">The user as he stands.</param>
    [Alias("open")]
    Task Open(SessionStanding standing);

    /// <summary>Takes over a newer standing of its user; an older one changes nothing.</summary>
    /// <param name="standing">The user as he stands.</param>
    [Alias("adopt")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task Adopt(SessionStanding standing);

    /// <summary>Forgets the session; called by its user after he stored its end, safe to repeat.</summary>
    [Alias("end")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task End();

    /// <summary>When the session was last used, also for a while after it has run out; null when nothing is known of it.</summary>
    [Alias("last-used")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<DateTimeOffset?> GetLastUsed();
}
