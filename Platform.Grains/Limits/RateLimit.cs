using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Limits;

/// <summary>A named <see cref="SlidingWindow"/> that tells its state in the words of the contract (reference.md, section 1, "Rate limits").</summary>
/// <param name="policy">One of <see cref="LimitPolicies"/>.</param>
/// <param name="window">What counts.</param>
internal sealed class RateLimit(string policy, SlidingWindow window)
{
    /// <summary>What counts.</summary>
    public SlidingWindow Window => window;

    /// <summary>Takes one permit.</summary>
    /// <returns>Null when accepted.</returns>
    public Refusal? Take(TimeSpan now) => window.TryTake(now) ? null : Exhausted(now);

    /// <summary>Refuses what one of two limits, or both, would refuse; counts nothing.</summary>
    /// <returns>Null when both would accept; otherwise by the one that keeps the caller waiting longer.</returns>
    public static Refusal? RefuseByEither(RateLimit one, RateLimit other, TimeSpan now)
    {
        bool isFree = one.Window.CanTake(now);
        bool isFreeInOther = other.Window.CanTake(now);
        if (isFree && isFreeInOther)
        {
            return null;
        }

        return isFree || (!isFreeInOther && other.Window.UntilNextPermit(now) > one.Window.UntilNextPermit(now))
            ? other.Exhausted(now)
            : one.Exhausted(now);
    }

    public LimitReading Read(TimeSpan now) => new(
        policy, window.Limit, (int)window.Window.TotalSeconds, window.Remaining(now), WholeSeconds(window.UntilNextPermit(now)));

    private Refusal Exhausted(TimeSpan now)
    {
        LimitMeter.CountRefused(policy);
        return new Refusal(ErrorCodes.RateLimited, $"Too many requests; the limit is {window.Limit} in {(int)window.Window.TotalSeconds} seconds.")
        {
            RetryAfterSeconds = WholeSeconds(window.UntilNextPermit(now)),
        };
    }

    private static int WholeSeconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
