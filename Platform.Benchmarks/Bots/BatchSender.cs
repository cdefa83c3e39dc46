using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace Platform.Benchmarks.Bots;

/// <summary>Sends one body again and again, each time under a key of its own.</summary>
internal sealed class BatchSender : IDisposable
{
    private static readonly string Accepted = $"\"accepted\":{FullBatch.Items},";

    private readonly HttpClient _http;
    private readonly BotRota _rota;
    private readonly byte[] _body;
    private readonly int _connections;

    /// <param name="address">The platform.</param>
    /// <param name="rota">Whose turn it is.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="connections">How many at once.</param>
    public BatchSender(Uri address, BotRota rota, byte[] body, int connections)
    {
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false }) { BaseAddress = address };
        _rota = rota;
        _body = body;
        _connections = connections;
    }

    /// <summary>Sends for a while over all connections.</summary>
    /// <returns>How long each batch took.</returns>
    public async Task<LatencyReport> RunAsync(TimeSpan duration)
    {
        var latencies = new ConcurrentBag<List<long>>();
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, _connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<long>();
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                var key = await _rota.NextAsync();
                var before = Stopwatch.GetTimestamp();
                await SendAsync(key);
                own.Add(Stopwatch.GetTimestamp() - before);
            }

            latencies.Add(own);
        })));
        return new LatencyReport(
            latencies.SelectMany(own => own), Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - processor);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task SendAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/bot/batch") { Content = new ByteArrayContent(_body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-API-Key", key);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode || !answer.Contains(Accepted, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A batch was not counted: {(int)response.StatusCode} {answer}");
        }
    }
}
