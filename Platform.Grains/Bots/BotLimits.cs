using System.Collections.Immutable;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Limits;

namespace Platform.Grains.Bots;

/// <summary>The two limits of a bot: one for all bots alike per minute, its own per hour (reference.md, section 1, "Rate limits").</summary>
internal sealed class BotLimits
{
    private readonly RateLimit _minute = LimitRules.Bot();
    private readonly RateLimit _hour;

    private BotLimits(RateLimit hour) => _hour = hour;

    /// <summary>The limits of a bot as they were written down.</summary>
    /// <param name="perHour">Its hourly limit.</param>
    /// <param name="written">What was written down.</param>
    /// <param name="wallClock">Now, by the clock that tells when it was written.</param>
    /// <param name="now">Now, by the clock that limits are measured with.</param>
    public static BotLimits Restore(int perHour, BotLimitState written, DateTimeOffset wallClock, TimeSpan now)
    {
        // A clock that was set back must not bring permits back early.
        TimeSpan since = wallClock > written.WrittenAt ? wallClock - written.WrittenAt : TimeSpan.Zero;
        return new BotLimits(LimitRules.BotHour(perHour, since >= LimitRules.Hour ? [] : written.ReadAccepted(now - since)));
    }

    /// <summary>Changes the hourly limit from the next request on.</summary>
    public void SetPerHour(int perHour) => _hour.Window.Limit = perHour;

    /// <summary>Takes one permit of both limits, or of neither.</summary>
    /// <returns>Null when accepted.</returns>
    public Refusal? Take(TimeSpan now)
    {
        Refusal? refusal = TakeSuspended(now);
        if (refusal is null)
        {
            _hour.Take(now);
        }

        return refusal;
    }

    /// <summary>Takes one permit per minute alone: a bot that may do nothing is refused all the same, and refused requests do not count by the hour.</summary>
    /// <returns>Null when both limits would accept.</returns>
    public Refusal? TakeSuspended(TimeSpan now) => RateLimit.RefuseByEither(_minute, _hour, now) ?? _minute.Take(now);

    /// <summary>How both stand, the one per minute first, the hourly one last.</summary>
    public ImmutableArray<LimitReading> Read(TimeSpan now) => [_minute.Read(now), _hour.Read(now)];

    /// <summary>How the hourly one stands.</summary>
    public LimitReading ReadHour(TimeSpan now) => _hour.Read(now);

    /// <summary>What has to be written down when the bot leaves memory: whoever goes on with it knows as much.</summary>
    public BotLimitState ToState(DateTimeOffset? lastActivity, DateTimeOffset wallClock, TimeSpan now) => new()
    {
        WrittenAt = wallClock,
        Accepted = AcceptedInstants.Pack(_hour.Window.Accepted(now), now),
        LastActivityAt = lastActivity,
    };

    /// <summary>What has to be written down in case that the silo dies: permits come back up to a second later then, and none early.</summary>
    public BotLimitState ToStateBySecond(DateTimeOffset? lastActivity, DateTimeOffset wallClock, TimeSpan now)
    {
        _hour.Window.ReadAccepted(now, out ReadOnlySpan<TimeSpan> older, out ReadOnlySpan<TimeSpan> newer);
        return new BotLimitState { WrittenAt = wallClock, AcceptedBySecond = AcceptedSeconds.Pack(older, newer, now), LastActivityAt = lastActivity };
    }
}
