using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Cluster;
using Platform.Grains.Hosting;
using Platform.Grains.Limits;
using Platform.Grains.Moderation;
using Platform.Grains.Statistics;
using Platform.Grains.Storage;
using Platform.Grains.Time;
using Platform.Grains.Users;

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
    private readonly PresentUsers _present;
    private readonly SessionKey _key;
    private readonly long _activatedAt;
    private RateLimit? _limit;
    private SessionStanding? _standing;
    private SessionPrincipal? _unrestricted;
    private DateTimeOffset _lastUsed;
    private bool _isCounted;
    private bool _hasEnded;

    public SessionGrain([PersistentState(StateNames.Session)] IPersistentState<SessionState> storage, TimeProvider clock, ISiloLease lease, SiloCounters counters, PresentUsers present)
    {
        _stored = new Stored<SessionState>(storage, this);
        _departure = new Departure(this);
        _clock = clock;
        _lease = lease;
        _counters = counters;
        _present = present;
        _activatedAt = clock.GetTimestamp();
        _key = SessionKey.Parse(this.GetPrimaryKeyString());
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!_stored.Exists)
        {
            return;
        }

        _lastUsed = _stored.Current.LastUsedAt;
        if (_stored.Current.ExpiresAt <= _clock.GetUtcNow())
        {
            // It is over whatever its user says: he only ever shortens it.
            return;
        }

        _standing = await GrainFactory.GetGrain<IUserGrain>(_stored.Current.UserId.Value).GetSessionStanding(_key);
        CountMe();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_isCounted)
        {
            _counters.LeaveSession();
        }

        if (_standing is not null && _stored.IsKnown && _stored.Exists && _lastUsed - _stored.Current.LastUsedAt >= WorthWriting)
        {
            await _stored.Write(AsOfNow());
        }
    }

    public Task<SessionAdmission> Admit() => Task.FromResult(Admission());

    public Task<SessionAdmission> AdmitWithProfile()
    {
        SessionAdmission admission = Admission();
        return Task.FromResult(admission is { Refusal: null, Principal.UserId: var user } && _present.Find(user)?.Visit(_clock.StoredNow()) is { } profile
            ? admission with { OwnProfile = profile }
            : admission);
    }

    private SessionAdmission Admission()
    {
        // Another silo may have been told that the session is over.
        _lease.Require();
        DateTimeOffset now = _clock.GetUtcNow();
        if (PrincipalAt(now) is not { } principal)
        {
            // Unknown tokens must not fill memory.
            _departure.Begin();
            return NotLive;
        }

        TimeSpan elapsed = _clock.Elapsed();
        _limit ??= LimitRules.Auth();
        Refusal? refusal = _limit.Take(elapsed);
        if (refusal is null)
        {
            _lastUsed = now;
            _counters.CountRequest();
        }

        return new SessionAdmission(principal, refusal, _limit.Read(elapsed));
    }

    public Task<Result<SessionPrincipal>> Identify()
    {
        _lease.Require();
        if (PrincipalAt(_clock.GetUtcNow()) is { } principal)
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
            _lastUsed = now;
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
        _standing = null;
        _unrestricted = null;
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

    public Task<DateTimeOffset?> GetLastUsed() => Task.FromResult<DateTimeOffset?>(_stored.Exists ? _lastUsed : null);

    private SessionState AsOfNow() => _stored.Current.AsOf(_standing?.ExpiresAt, _lastUsed, _clock.GetUtcNow());

    private void CountMe()
    {
        _isCounted = true;
        _counters.EnterSession();
    }

    private void Take(SessionStanding standing)
    {
        if (_stored.Exists && (_standing is null || standing.Version > _standing.Version))
        {
            _standing = standing;
            _unrestricted = null;
        }
    }

    private SessionPrincipal? PrincipalAt(DateTimeOffset now)
    {
        if (_standing is not { } standing || standing.ExpiresAt <= now)
        {
            return null;
        }

        if (standing.Restrictions.IsEmpty)
        {
            return _unrestricted ??= new SessionPrincipal(_key, standing.UserId, standing.Level, null, standing.ExpiresAt);
        }

        return new SessionPrincipal(_key, standing.UserId, standing.Level, Restrictions.InForce(standing.Restrictions, now), standing.ExpiresAt);
    }
}
