using System.Diagnostics;
using System.Net.Sockets;

namespace Platform.Benchmarks.Comparison.Load;

/// <summary>
/// Requests by threads of this process, one for each connection: at a constant rate, whatever the answers take (an open loop), or each request once.
/// </summary>
/// <param name="connections">How many connections.</param>
internal sealed class ThreadLoad(int connections)
{
    private const int FirstError = 400;

    /// <summary>
    /// Sends at a constant rate for a while. The time of an answer counts from when its request was due, not from when it was sent: one slow answer makes all
    /// those late that were due meanwhile.
    /// </summary>
    /// <param name="address">Where to.</param>
    /// <param name="requests">Their bytes; they are sent by turns.</param>
    /// <param name="first">Which of them is the first, counted from 0.</param>
    /// <param name="duration">How long.</param>
    /// <param name="perSecond">How many in a second.</param>
    public Task<LoadResult> RunAtRateAsync(Uri address, IReadOnlyList<byte[]> requests, int first, TimeSpan duration, double perSecond)
    {
        var interval = Stopwatch.Frequency / perSecond;
        var count = (int)(duration.TotalSeconds * perSecond);
        return RunAsync(address, (connection, number, started) =>
        {
            var turn = connection + (number * connections);
            if (turn >= count)
            {
                return null;
            }

            var due = started + (long)(turn * interval);
            PreciseSleep.Until(due);
            return (requests[(first + turn) % requests.Count], due);
        });
    }

    /// <summary>Sends each request once, in a closed loop, until all are sent or the time is over.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="requests">Their bytes.</param>
    /// <param name="duration">How long at the most.</param>
    public Task<LoadResult> RunOnceAsync(Uri address, IReadOnlyList<byte[]> requests, TimeSpan duration)
    {
        var next = -1;
        return RunAsync(address, (_, _, started) =>
        {
            var turn = Interlocked.Increment(ref next);
            return turn < requests.Count && Stopwatch.GetElapsedTime(started) < duration ? (requests[turn], Stopwatch.GetTimestamp()) : null;
        });
    }

    private async Task<LoadResult> RunAsync(Uri address, Func<int, int, long, (byte[] Request, long Due)?> next)
    {
        var started = Stopwatch.GetTimestamp();
        var runs = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection => Task.Factory.StartNew(
            () => RunConnection(address, number => next(connection, number, started)),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var report = new LatencyReport(runs.SelectMany(run => run.Latencies), elapsed, TimeSpan.Zero);
        return new LoadResult(
            report.Count, runs.Sum(run => run.Errors), elapsed, report.Percentile(0.5), report.Percentile(0.99), report.Percentile(0.999));
    }

    private static (List<long> Latencies, long Errors) RunConnection(Uri address, Func<int, (byte[] Request, long Due)?> next)
    {
        PreciseSleep.Prepare();
        var latencies = new List<long>();
        long errors = 0;
        var connection = new LoadConnection(address);
        try
        {
            while (next(latencies.Count) is var (request, due))
            {
                try
                {
                    errors += connection.Ask(request).Status >= FirstError ? 1 : 0;
                }
                catch (SocketException)
                {
                    errors++;
                    connection.Dispose();
                    connection = new LoadConnection(address);
                }

                latencies.Add(Stopwatch.GetTimestamp() - due);
            }
        }
        finally
        {
            connection.Dispose();
        }

        return (latencies, errors);
    }
}
