using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>Takes what processes send by OTLP over HTTP, and keeps it.</summary>
public sealed class Collector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<(string Path, byte[] Message)> _received = new();

    private Collector(WebApplication application) => _application = application;

    public Uri Address { get; private init; } = new("http://127.0.0.1");

    /// <summary>Every span so far.</summary>
    public IEnumerable<ReceivedSpan> Spans => Messages("/v1/traces").SelectMany(ReceivedSpan.ReadAll);

    /// <summary>All that was sent, as text: what is in it is in here, if it is text.</summary>
    public string Text => string.Concat(_received.Select(received => Encoding.UTF8.GetString(received.Message)));

    public static async Task<Collector> StartAsync()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePorts.Next()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add(address);
        var collector = new Collector(application) { Address = new Uri(address) };
        application.Run(collector.TakeAsync);
        await application.StartAsync();
        return collector;
    }

    /// <summary>What processes are started with to send everything here, and soon.</summary>
    public PlatformOptions Tell(PlatformOptions options) => options
        .With("Platform__Telemetry__Endpoint", Address.AbsoluteUri)
        .With("Platform__Telemetry__TraceRatio", "1")
        .With("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
        .With("OTEL_BSP_SCHEDULE_DELAY", "100")
        .With("OTEL_METRIC_EXPORT_INTERVAL", "500");

    /// <summary>The spans of a trace, once they are all here that are waited for.</summary>
    public async Task<IReadOnlyList<ReceivedSpan>> TraceAsync(string id, Func<IReadOnlyList<ReceivedSpan>, bool> isWhole)
    {
        IReadOnlyList<ReceivedSpan> spans = [];
        await Eventually.TrueAsync(
            () => isWhole(spans = [.. Spans.Where(span => span.TraceId == id)]), Patience, () => "of the trace came\n" + string.Join('\n', spans));
        return spans;
    }

    public Task UntilTextAsync(string text) =>
        Eventually.TrueAsync(() => Text.Contains(text, StringComparison.Ordinal), Patience, () => $"nothing came with {text}");

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private IEnumerable<byte[]> Messages(string path) => _received.Where(received => received.Path == path).Select(received => received.Message);

    private async Task TakeAsync(HttpContext context)
    {
        using var message = new MemoryStream();
        await context.Request.Body.CopyToAsync(message);
        _received.Enqueue((context.Request.Path, message.ToArray()));
    }
}
