using System.Diagnostics;
using System.Net.Sockets;

namespace Platform.Benchmarks.Comparison.Load;

/// <summary>
/// Requests by one thread of this process over several connections: as fast as answers come, at a constant rate whatever they take (an open loop), or each once.
/// </summary>
/// <remarks>One thread, because it shares the machine's few processors with what it measures: a thread for each connection would take as much time as the server.</remarks>
/// <param name="connections">How many connections.</param>
internal sealed class OwnLoad(int connections)
{
    private const int FirstError = 400;

    private static readonly long LongestSilence = 10 * Stopwatch.Frequency;

    /// <summary>Sends as fast as answers come: each connection the next request as soon as it has its answer.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="requests">Their bytes; they are sent by turns.</param>
    /// <param name="first">Which of them is the first, counted from 0.</param>
    /// <param name="duration">How long.</param>
    public Task<LoadResult> RunAsync(Uri address, IReadOnlyList<byte[]> requests, int first, TimeSpan duration) => StartAsync(
        address,
        turn => requests[(first + turn) % requests.Count],
        (_, started) => Stopwatch.GetElapsedTime(started) < duration ? Stopwatch.GetTimestamp() : null);

    /// <summary>
    /// Sends at a constant rate for a while. The time of an answer counts from when its request was due, not from when it was sent: while all connections wait
    /// for slow answers, what is due meanwhile is late.
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
        return StartAsync(address, turn => requests[(first + turn) % requests.Count], (turn, started) => turn < count ? started + (long)(turn * interval) : null);
    }

    /// <summary>Sends each request once, in a closed loop, until all are sent or the time is over.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="requests">Their bytes.</param>
    /// <param name="duration">How long at the most.</param>
    public Task<LoadResult> RunOnceAsync(Uri address, IReadOnlyList<byte[]> requests, TimeSpan duration) => StartAsync(
        address,
        turn => requests[turn],
        (turn, started) => turn < requests.Count && Stopwatch.GetElapsedTime(started) < duration ? Stopwatch.GetTimestamp() : null);

    private Task<LoadResult> StartAsync(Uri address, Func<int, byte[]> request, Func<int, long, long?> due) => Task.Factory.StartNew(
        () => Run(address, request, due), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private LoadResult Run(Uri address, Func<int, byte[]> request, Func<int, long, long?> due)
    {
        ReadyConnections.Prepare();
        var open = Enumerable.Range(0, connections).Select(_ => new LoadConnection(address)).ToArray();
        try
        {
            var ready = new ReadyConnections([.. open.Select(connection => connection.Socket)]);
            var free = new Stack<int>(Enumerable.Range(0, connections));
            var dueAt = new long?[connections];
            var latencies = new List<long>();
            long errors = 0;
            var started = Stopwatch.GetTimestamp();
            var turn = 0;
            while (true)
            {
                long? next = null;
                while (free.Count > 0 && (next = due(turn, started)) is { } moment && moment <= Stopwatch.GetTimestamp())
                {
                    var number = free.Pop();
                    dueAt[number] = moment;
                    open[number].Send(request(turn));
                    turn++;
                }

                if (next is null && free.Count == connections)
                {
                    break;
                }

                if (!ready.Wait(next ?? Stopwatch.GetTimestamp() + LongestSilence))
                {
                    continue;
                }

                for (var number = 0; number < connections; number++)
                {
                    if (dueAt[number] is { } since && ready.IsReady(number) && Receive(open, number) is { } isGood)
                    {
                        latencies.Add(Stopwatch.GetTimestamp() - since);
                        dueAt[number] = null;
                        errors += isGood ? 0 : 1;
                        free.Push(number);
                        ready.Replace(number, open[number].Socket);
                    }
                }
            }

            return new LatencyReport(latencies, Stopwatch.GetElapsedTime(started), TimeSpan.Zero).ToLoad(errors);
        }
        finally
        {
            Array.ForEach(open, connection => connection.Dispose());
        }

        // Null while the answer is not whole.
        bool? Receive(LoadConnection[] all, int number)
        {
            try
            {
                return all[number].Receive() is { } answer ? answer.Status < FirstError : null;
            }
            catch (SocketException)
            {
                all[number].Dispose();
                all[number] = new LoadConnection(address);
                return false;
            }
        }
    }
}
