using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Grains.Sessions;

/// <summary>Carries a user's changes to his live sessions, 20 at most, and waits until each has them.</summary>
/// <remarks>
/// It fails closed: when a session cannot be told, the change is not acknowledged. A session that is activated anew asks its user, so that telling it
/// a second time finds it right.
/// </remarks>
internal sealed class SessionNotices(IGrainFactory grains)
{
    private const int Attempts = 3;

    /// <summary>Ends sessions that their user no longer counts as live.</summary>
    public Task End(ImmutableArray<LiveSession> sessions) => TellAll(sessions, (grain, _) => grain.End());

    /// <summary>Tells sessions how their user stands now.</summary>
    public Task Adopt(ImmutableArray<LiveSession> sessions, Func<LiveSession, SessionStanding> standingOf) =>
        TellAll(sessions, (grain, session) => grain.Adopt(standingOf(session)));

    /// <summary>The sessions with their last use, where that can be learned now.</summary>
    public async Task<ImmutableArray<LiveSession>> WithLastUsed(ImmutableArray<LiveSession> sessions) =>
        [.. await Task.WhenAll(sessions.Select(AskLastUsed))];

    private async Task<LiveSession> AskLastUsed(LiveSession session)
    {
        try
        {
            return session with { LastUsedAt = await Grain(session).GetLastUsed() };
        }
        catch (Exception fault) when (IsTransient(fault))
        {
            return session;
        }
    }

    private Task TellAll(ImmutableArray<LiveSession> sessions, Func<ISessionGrain, LiveSession, Task> tell) =>
        Task.WhenAll(sessions.Select(session => Tell(session, tell)));

    private async Task Tell(LiveSession session, Func<ISessionGrain, LiveSession, Task> tell)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await tell(Grain(session), session);
                return;
            }
            catch (Exception fault) when (IsTransient(fault))
            {
                if (attempt == Attempts)
                {
                    throw new UnavailableException("A session could not be told of a change of its user.", fault);
                }
            }
        }
    }

    private ISessionGrain Grain(LiveSession session) => grains.GetGrain<ISessionGrain>(session.Key().GrainKey);

    private static bool IsTransient(Exception fault) => fault is UnavailableException or OrleansException or TimeoutException;
}
