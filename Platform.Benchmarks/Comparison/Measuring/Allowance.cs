using System.Diagnostics;
using Platform.Benchmarks.Comparison.Load;

namespace Platform.Benchmarks.Comparison.Measuring;

/// <summary>Waits between runs until their requests meet no limit of those who send them, however fast the machine is.</summary>
/// <param name="perMinute">How many requests a minute all senders of a job may send together; null for any number.</param>
internal sealed class Allowance(long? perMinute)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<(long Ended, long Requests)> _runs = new();
    private double _fastest;

    /// <summary>Waits until a run of some length can be expected to meet no limit.</summary>
    public async Task WaitAsync(TimeSpan duration)
    {
        while (_runs.TryPeek(out var oldest) && perMinute is { } most)
        {
            var left = Minute - Stopwatch.GetElapsedTime(oldest.Ended);
            if (left <= TimeSpan.Zero)
            {
                _runs.Dequeue();
            }
            else if (_runs.Sum(run => run.Requests) + (_fastest * duration.TotalSeconds) > most)
            {
                await Task.Delay(left);
            }
            else
            {
                break;
            }
        }
    }

    /// <summary>A run was done.</summary>
    public void Note(LoadResult run)
    {
        _runs.Enqueue((Stopwatch.GetTimestamp(), run.Requests));
        _fastest = Math.Max(_fastest, run.PerSecond);
    }
}
