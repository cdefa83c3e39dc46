using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Grains.Sessions;

/// <summary>Carries a user's changes to his sessions, 20 live ones at most, and waits until each has them.</summary>
/// <remarks>
/// It fails closed: when a session cannot be told, the change is not acknowledged. A session that is activated anew asks its user, so that telling it
/// a second time finds it right.
/// </remarks>
internal sealed class SessionNotices(IGrainFactory grains, TimeProvider clock)
{
    private const int Attempts = 3;

    /// <summary>When sessions were last used is worth knowing, but not worth waiting for.</summary>
    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(1);

    /// <summary>Tells sessions how their user stands now.</summary>
    /// <param name="sessions">Which.</param>
    /// <param name="standingOf">What each must know; null for one that has ended.</param>
    /// <exception cref="UnavailableException">One could not be told.</exception>
    public Task Tell(ImmutableArray<TokenHash> sessions, Func<TokenHash, SessionStanding?> standingOf) =>
        Task.WhenAll(sessions.Select(session => Tell(session, standingOf)));

    /// <summary>Has sessions that were told write down what their rows must say of it; those that fail keep none of the others from it.</summary>
    /// <param name="sessions">Which.</param>
    public Task WriteDown(IEnumerable<TokenHash> sessions) =>
        Task.WhenAll(sessions.Select(session => grains.GetGrain<IKeptSessionGrain>(new SessionKey(session).GrainKey).Settle()));

    /// <summary>The sessions with their last use, where that can be learned at once.</summary>
    public async Task<ImmutableArray<LiveSession>> WithLastUsed(ImmutableArray<LiveSession> sessions) =>
        [.. await Task.WhenAll(sessions.Select(AskLastUsed))];

    private async Task<LiveSession> AskLastUsed(LiveSession session)
    {
        try
        {
            return session with { LastUsedAt = await Grain(session.Hash).GetLastUsed().WaitAsync(MostWaiting, clock) };
        }
        catch (Exception fault) when (fault.IsTransient())
        {
            return session;
        }
    }

    private async Task Tell(TokenHash session, Func<TokenHash, SessionStanding?> standingOf)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await (standingOf(session) is { } standing ? Grain(session).Adopt(standing) : Grain(session).End());
                return;
            }
            catch (Exception fault) when (fault.IsTransient())
            {
                if (attempt == Attempts)
                {
                    throw new UnavailableException("A session could not be told of a change of its user.", fault);
                }
            }
        }
    }

    private ISessionGrain Grain(TokenHash session) => grains.GetGrain<ISessionGrain>(new SessionKey(session).GrainKey);
}
