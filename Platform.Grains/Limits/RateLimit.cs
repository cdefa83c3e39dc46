using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Limits;

/// <summary>A named <see cref="SlidingWindow"/> that tells its state in the words of the contract (reference.md, section 1, "Rate limits").</summary>
internal sealed class RateLimit(string policy, int limit, TimeSpan window)
{
    private readonly SlidingWindow _window = new(limit, window);

    /// <summary>Takes one permit.</summary>
    /// <returns>Null when accepted.</returns>
    public Refusal? Take(TimeSpan now)
    {
        if (_window.TryTake(now))
        {
            return null;
        }

        int seconds = WholeSeconds(_window.UntilNextPermit(now));
        return new Refusal(ErrorCodes.RateLimited, $"Too many requests; the limit is {limit} in {(int)window.TotalSeconds} seconds.")
        {
            RetryAfterSeconds = seconds,
        };
    }

    public LimitReading Read(TimeSpan now) => new(
        policy, limit, (int)window.TotalSeconds, _window.Remaining(now), WholeSeconds(_window.UntilNextPermit(now)));

    private static int WholeSeconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
