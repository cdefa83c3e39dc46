using System.Diagnostics;
using Platform.Benchmarks.Comparison;
using Platform.Benchmarks.Comparison.Load;

namespace Platform.Benchmarks.Growth.Measuring;

/// <summary>Requests one after the other over one connection, each timed.</summary>
/// <param name="address">The server.</param>
internal sealed class TimedRequests(Uri address) : IDisposable
{
    private readonly LoadConnection _connection = new(address);

    /// <summary>Sends a request.</summary>
    /// <returns>How long the answer took, in ticks of the stopwatch, and its text.</returns>
    /// <exception cref="InvalidOperationException">The answer is another than 200.</exception>
    public (long Ticks, string Answer) Ask(HttpMethod method, JobRequest request)
    {
        var bytes = RawRequest.Of(address, method, request);
        var started = Stopwatch.GetTimestamp();
        var (status, length) = _connection.Ask(bytes);
        var ticks = Stopwatch.GetTimestamp() - started;
        var answer = _connection.Text(length);
        return status == 200 ? (ticks, answer) : throw new InvalidOperationException($"{method} {request.Path} was answered:\n{answer}");
    }

    /// <summary>Sends requests; the first ones warm up.</summary>
    /// <returns>The median of the others, in milliseconds.</returns>
    public double Median(IEnumerable<JobRequest> requests, int warmUps) =>
        Medians.Of(requests.Select(request => Ask(HttpMethod.Get, request).Ticks).ToArray().Skip(warmUps).Select(ticks => Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds));

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();
}
