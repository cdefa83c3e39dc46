using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Cluster;
using Platform.Grains.Hosting;
using Platform.Grains.Statistics;
using Platform.Grains.Storage;

namespace Platform.Grains.Sessions;

/// <summary>Admits the requests of one session from memory; which sessions live is its user's to say.</summary>
internal sealed class SessionGrain : Grain, ISessionGrain, IKeptSessionGrain
{
    private static readonly TimeSpan WorthWriting = TimeSpan.FromMinutes(1);
    private static readonly SessionAdmission NotLive = new(null, SessionRefusals.Ended, null);

    private readonly Stored<SessionState> _stored;
    private readonly Departure _departure;
    private readonly TimeProvider _clock;
    private readonly ISiloLease _lease;
    private readonly SiloCounters _counters;
    private readonly PresentSessions _present;
    private readonly PresentSession _session;
    private readonly SessionKey _key;
    private readonly long _activatedAt;
    private bool _isCounted;
    private bool _hasEnded;

    public SessionGrain([PersistentState(StateNames.Session)] IPersistentState<SessionState> storage, TimeProvider clock, ISiloLease lease, SiloCounters counters, PresentSessions present)
    {
        _stored = new Stored<SessionState>(storage, this);
        _departure = new Departure(this);
        _clock = clock;
        _lease = lease;
        _counters = counters;
        _present = present;
        _activatedAt = clock.GetTimestamp();
        _key = SessionKey.Parse(this.GetPrimaryKeyString());
        _session = new PresentSession(_key);
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!_stored.Exists)
        {
            return;
        }

        _session.Use(_stored.Current.LastUsedAt);
        if (_stored.Current.ExpiresAt <= _clock.GetUtcNow())
        {
            // It is over whatever its user says: he only ever shortens it.
            return;
        }

        if (await GrainFactory.GetGrain<IUserGrain>(_stored.Current.UserId.Value).GetSessionStanding(_key) is { } standing)
        {
            _session.Take(standing);
        }

        CountMe();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _present.Hide(_session);
        if (_isCounted)
        {
            _counters.LeaveSession();
        }

        if (_session.Standing is not null && _stored.IsKnown && _stored.Exists && _session.LastUsed - _stored.Current.LastUsedAt >= WorthWriting)
        {
            await _stored.Write(AsOfNow());
        }
    }

    public Task<SessionAdmission> Admit() => Task.FromResult(Admission(withProfile: false));

    public Task<SessionAdmission> AdmitWithProfile() => Task.FromResult(Admission(withProfile: true));

    private SessionAdmission Admission(bool withProfile)
    {
        // Another silo may have been told that the session is over.
        _lease.Require();
        if (_present.Admit(_session, withProfile) is { } admission)
        {
            return admission;
        }

        // Unknown tokens must not fill memory.
        _departure.Begin();
        return NotLive;
    }

    public Task<Result<SessionPrincipal>> Identify()
    {
        _lease.Require();
        if (_session.PrincipalAt(_clock.GetUtcNow()) is { } principal)
        {
            return Task.FromResult<Result<SessionPrincipal>>(principal);
        }

        _departure.Begin();
        return Task.FromResult<Result<SessionPrincipal>>(SessionRefusals.Ended);
    }

    public async Task Open(SessionStanding standing)
    {
        if (!_stored.Exists)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            await _stored.Write(new SessionState { UserId = standing.UserId, BotId = standing.BotId, CreatedAt = now, ExpiresAt = standing.ExpiresAt, LastUsedAt = now });
            _session.Use(now);
            CountMe();
        }

        Take(standing);
    }

    public Task Adopt(SessionStanding standing)
    {
        Take(standing);
        return _lease.WaitForEarlierHolders(_activatedAt);
    }

    public async Task End()
    {
        // From here on nothing is admitted, whatever becomes of the row.
        _hasEnded = true;
        _session.End();
        _departure.Begin();
        if (_stored.Exists)
        {
            await _stored.Clear();
        }

        await _lease.WaitForEarlierHolders(_activatedAt);
    }

    public async Task Settle()
    {
        // While the row is being cleared it must not be written: it would come back.
        if (!_hasEnded && _stored.Exists && AsOfNow() is var next && (next.IsOver, next.ExpiresAt) != (_stored.Current.IsOver, _stored.Current.ExpiresAt))
        {
            await _stored.Write(next);
        }

        if (!_stored.Exists || _stored.Current.IsOver)
        {
            _departure.Begin();
        }
    }

    public Task<DateTimeOffset?> GetLastUsed() => Task.FromResult<DateTimeOffset?>(_stored.Exists ? _session.LastUsed : null);

    private SessionState AsOfNow() => _stored.Current.AsOf(_session.Standing?.ExpiresAt, _session.LastUsed, _clock.GetUtcNow());

    private void CountMe()
    {
        _isCounted = true;
        _counters.EnterSession();
    }

    private void Take(SessionStanding standing)
    {
        if (_stored.Exists)
        {
            _session.Take(standing);
        }
    }
}
