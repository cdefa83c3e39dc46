using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.Grains.Hosting;
using Platform.Grains.Limits;
using Platform.Grains.Moderation;

namespace Platform.Grains.Sessions;

/// <summary>One session in memory on this silo: how it stands, and what it has used of its limit. Thread-safe.</summary>
/// <param name="key">The session.</param>
internal sealed class PresentSession(SessionKey key)
{
    private readonly Lock _gate = new();
    private SessionStanding? _standing;
    private SessionPrincipal? _unrestricted;
    private RateLimit? _limit;
    private DateTimeOffset _lastUsed;
    private Openness _openness = new(key.GetHashCode());

    /// <summary>The session.</summary>
    public SessionKey Key => key;

    /// <summary>When it was used last.</summary>
    public DateTimeOffset LastUsed
    {
        get
        {
            lock (_gate)
            {
                return _lastUsed;
            }
        }
    }

    /// <summary>How it stands; null when nobody is admitted.</summary>
    public SessionStanding? Standing
    {
        get
        {
            lock (_gate)
            {
                return _standing;
            }
        }
    }

    /// <summary>Takes in when it was used last.</summary>
    public void Use(DateTimeOffset now)
    {
        lock (_gate)
        {
            _lastUsed = now;
        }
    }

    /// <summary>Takes in how it stands, unless something newer is known.</summary>
    public void Take(SessionStanding standing)
    {
        lock (_gate)
        {
            if (_standing is null || standing.Version > _standing.Version)
            {
                _standing = standing;
                _unrestricted = null;
            }
        }
    }

    /// <summary>Admits nobody from here on.</summary>
    public void End()
    {
        lock (_gate)
        {
            _standing = null;
            _unrestricted = null;
            _openness.Close();
        }
    }

    /// <summary>Admits nobody any more who does not call the grain.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _openness.Close();
        }
    }

    /// <summary>Whom it speaks for; null when it is over.</summary>
    public SessionPrincipal? PrincipalAt(DateTimeOffset now)
    {
        lock (_gate)
        {
            return FindPrincipal(now);
        }
    }

    /// <summary>Admits a request that reached the grain by a call.</summary>
    /// <param name="now">Now.</param>
    /// <param name="elapsed">Now, by the clock that limits are measured with.</param>
    /// <returns>Null when the session is over.</returns>
    public SessionAdmission? Admit(DateTimeOffset now, TimeSpan elapsed)
    {
        lock (_gate)
        {
            SessionAdmission? admission = Count(now, elapsed);
            if (admission is not null)
            {
                _openness.Renew(elapsed);
            }

            return admission;
        }
    }

    /// <summary>Admits a request that passes the grain by.</summary>
    /// <param name="now">Now.</param>
    /// <param name="elapsed">Now, by the clock that limits are measured with.</param>
    /// <returns>Null when the grain must be called.</returns>
    public SessionAdmission? TryAdmit(DateTimeOffset now, TimeSpan elapsed)
    {
        lock (_gate)
        {
            return _openness.IsOpen(elapsed) ? Count(now, elapsed) : null;
        }
    }

    private SessionAdmission? Count(DateTimeOffset now, TimeSpan elapsed)
    {
        if (FindPrincipal(now) is not { } principal)
        {
            return null;
        }

        _limit ??= LimitRules.Auth();
        Refusal? refusal = _limit.Take(elapsed);
        if (refusal is null)
        {
            _lastUsed = now;
        }

        return new SessionAdmission(principal, refusal, _limit.Read(elapsed));
    }

    private SessionPrincipal? FindPrincipal(DateTimeOffset now)
    {
        if (_standing is not { } standing || standing.ExpiresAt <= now)
        {
            return null;
        }

        if (standing.Restrictions.IsEmpty)
        {
            return _unrestricted ??= new SessionPrincipal(key, standing.UserId, standing.Level, null, standing.ExpiresAt);
        }

        return new SessionPrincipal(key, standing.UserId, standing.Level, Restrictions.InForce(standing.Restrictions, now), standing.ExpiresAt);
    }
}
