using Platform.GrainInterfaces.Sessions;
using Platform.Grains.Hosting;
using Platform.Grains.Statistics;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Sessions;

/// <summary>Admits the requests of sessions that are in memory on this silo: for their grains, and for those who pass these by. Thread-safe.</summary>
internal sealed class PresentSessions(PresentUsers users, SiloCounters counters, TimeProvider clock)
{
    private readonly PresentGrains<SessionKey, PresentSession> _sessions = new();

    /// <summary>Admits a request that reached the session's grain, and lets others pass it by for a while.</summary>
    /// <param name="session">The session.</param>
    /// <param name="withProfile">Whether its user wants to see himself.</param>
    /// <returns>Null when the session is over.</returns>
    public SessionAdmission? Admit(PresentSession session, bool withProfile)
    {
        SessionAdmission? admission = session.Admit(clock.GetUtcNow(), clock.Elapsed());
        if (admission is not null)
        {
            _sessions.Show(session.Key, session);
        }

        return Complete(admission, withProfile);
    }

    /// <summary>Admits a request without a call. The silo must hold its lease.</summary>
    /// <param name="key">The session.</param>
    /// <param name="withProfile">Whether its user wants to see himself.</param>
    /// <returns>Null when the session must be called.</returns>
    public SessionAdmission? TryAdmit(SessionKey key, bool withProfile) =>
        _sessions.Find(key) is { } session ? Complete(session.TryAdmit(clock.GetUtcNow(), clock.Elapsed()), withProfile) : null;

    /// <summary>The session's grain is about to leave memory.</summary>
    public void Hide(PresentSession session)
    {
        session.Close();
        _sessions.Hide(session.Key, session);
    }

    private SessionAdmission? Complete(SessionAdmission? admission, bool withProfile)
    {
        if (admission is not { Refusal: null, Principal.UserId: var user })
        {
            return admission;
        }

        counters.CountRequest();
        return withProfile && users.Find(user)?.Visit(clock.StoredNow()) is { } profile ? admission with { OwnProfile = profile } : admission;
    }
}
