using System.Diagnostics;

namespace Platform.Benchmarks.Bots;

/// <summary>Whose turn it is: each bot calls at most as often as 600 calls a minute allow, whichever connection carries them.</summary>
/// <param name="keys">The bots' keys.</param>
internal sealed class BotRota(IEnumerable<string> keys)
{
    // A little more than a tenth of a second, so that a call that comes late and one that comes early do not meet the limit together.
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(105);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<string, long> _turns = new(keys.Select(key => (key, 0L)));

    /// <summary>How often no bot was free at once: then the limits were measured, not the platform.</summary>
    public int Waits { get; private set; }

    /// <summary>Answers the key of the next bot when its turn has come.</summary>
    public async Task<string> NextAsync()
    {
        string key;
        TimeSpan wait;
        lock (_gate)
        {
            _turns.TryDequeue(out var next, out var turn);
            key = next!;
            var now = Stopwatch.GetTimestamp();
            wait = now < turn ? Stopwatch.GetElapsedTime(now, turn) : TimeSpan.Zero;
            Waits += wait > TimeSpan.Zero ? 1 : 0;
            _turns.Enqueue(key, Math.Max(now, turn) + (long)(BetweenCalls.TotalSeconds * Stopwatch.Frequency));
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait);
        }

        return key;
    }
}
