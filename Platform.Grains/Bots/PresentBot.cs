using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Hosting;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>One bot in memory on this silo: what is stored of it, and what it has used of its limits. Thread-safe.</summary>
/// <remarks>
/// Its grain may be passed by only while what was counted is going to be written down: so a request that is the first not to be written reaches the grain.
/// </remarks>
/// <param name="id">The bot.</param>
/// <param name="bot">What is stored of it.</param>
/// <param name="limits">What it has used of its limits.</param>
/// <param name="lastActivity">When it was active last.</param>
/// <param name="written">The row of its limits.</param>
/// <param name="clock">Measures the limits.</param>
internal sealed class PresentBot(BotId id, BotState bot, BotLimits limits, DateTimeOffset? lastActivity, WrittenLimits written, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private BotState _bot = bot;
    private BotPrincipal? _principal;
    private DateTimeOffset? _lastActivity = lastActivity;
    private Openness _openness = new(id.GetHashCode());
    private bool _isGoingToBeWritten;
    private bool _isUnwritten;

    /// <summary>The bot.</summary>
    public BotId Id => id;

    /// <summary>The row of its limits, for whoever writes it now.</summary>
    public WrittenLimits Written => written;

    /// <summary>When it was active last.</summary>
    public DateTimeOffset? LastActivity
    {
        get
        {
            lock (_gate)
            {
                return _lastActivity;
            }
        }
    }

    /// <summary>Whether something was counted that nobody has taken to be written.</summary>
    public bool IsUnwritten
    {
        get
        {
            lock (_gate)
            {
                return _isUnwritten;
            }
        }
    }

    /// <summary>How its hourly limit stands.</summary>
    public LimitReading ReadHour()
    {
        lock (_gate)
        {
            return limits.ReadHour(clock.Elapsed());
        }
    }

    /// <summary>Takes in what was stored.</summary>
    public void Adopt(BotState stored)
    {
        lock (_gate)
        {
            _bot = stored;
            _principal = null;
            if (stored.DeletedAt is null)
            {
                limits.SetPerHour(stored.RateLimitPerHour);
            }
            else
            {
                _openness.Close();
            }
        }
    }

    /// <summary>Whoever counts more calls the grain.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _openness.Close();
        }
    }

    /// <summary>What has to be written down in case that the silo dies.</summary>
    /// <returns>Null when nothing was counted since the last time; whoever counts more calls the grain.</returns>
    public BotLimitState? TakeToWrite()
    {
        lock (_gate)
        {
            if (!_isUnwritten)
            {
                _openness.Close();
                _isGoingToBeWritten = false;
                return null;
            }

            _isUnwritten = false;
            return limits.ToStateBySecond(_lastActivity, clock.GetUtcNow(), clock.Elapsed());
        }
    }

    /// <summary>What was taken to be written was not: the next time there is something to write.</summary>
    public void TakeBack()
    {
        lock (_gate)
        {
            _isUnwritten = true;
        }
    }

    /// <summary>What has to be written down when the bot leaves memory.</summary>
    public BotLimitState ToState()
    {
        lock (_gate)
        {
            return limits.ToState(_lastActivity, clock.GetUtcNow(), clock.Elapsed());
        }
    }

    /// <summary>The grain was called, and may be passed by for a while: what is counted is going to be written down.</summary>
    /// <returns>Whether somebody has to be told to write it, who was not going to.</returns>
    public bool Open()
    {
        lock (_gate)
        {
            bool isNew = !_isGoingToBeWritten;
            _isGoingToBeWritten = true;
            _openness.Renew(clock.Elapsed());
            return isNew;
        }
    }

    /// <summary>Counts a request that reached the grain by a call, its key found in force.</summary>
    /// <param name="owner">The bot's owner as he stands; null for one who is no more.</param>
    /// <param name="withSelf">Whether the bot wants to see itself.</param>
    public BotAdmission Admit(UserStanding? owner, bool withSelf)
    {
        lock (_gate)
        {
            return Count(owner, withSelf, clock.Elapsed());
        }
    }

    /// <summary>Counts a request that passes the grain by.</summary>
    /// <param name="key">The key that was sent.</param>
    /// <param name="readOwner">Finds out how the bot's owner stands, without waiting; null where he must be asked.</param>
    /// <param name="withSelf">Whether the bot wants to see itself.</param>
    /// <returns>Null when the grain must be called.</returns>
    public BotAdmission? TryAdmit(TokenHash key, Func<UserId, UserStanding?> readOwner, bool withSelf)
    {
        lock (_gate)
        {
            TimeSpan now = clock.Elapsed();
            return _openness.IsOpen(now) && BotRules.IsInForce(_bot, key, clock.GetUtcNow()) && _bot.OwnerId is { } owner && readOwner(owner) is { } standing
                ? Count(standing, withSelf, now)
                : null;
        }
    }

    private BotAdmission Count(UserStanding? owner, bool withSelf, TimeSpan now)
    {
        Refusal? suspension = BotRules.Suspension(_bot, owner);
        Refusal? refusal = suspension is null ? limits.Take(now) : limits.TakeSuspended(now);
        bool isAccepted = refusal is null && suspension is null;
        if (isAccepted)
        {
            _lastActivity = clock.StoredNow();
            _isUnwritten = true;
        }

        _principal ??= new BotPrincipal(id, _bot.Platform, _bot.StatisticsEpoch, _bot.CreatedAt, _bot.UpdatedAt);
        ImmutableArray<LimitReading> readings = limits.Read(now);
        return new BotAdmission(_principal, refusal, suspension, readings)
        {
            Self = isAccepted && withSelf ? new BotSelf(_bot.ToView(_lastActivity), readings[^1]) : null,
        };
    }
}
