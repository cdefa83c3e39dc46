using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Platform.Gateway.Http;

namespace Platform.Gateway.Telemetry;

/// <summary>Writes each entry of the log as one line of JSON.</summary>
/// <remarks>
/// Not by the formatter that .NET has: it writes a trace's id only inside of scopes, among which may be paths, and every part of a message a second time.
/// </remarks>
internal sealed class JsonLines() : ConsoleFormatter(Format)
{
    /// <summary>The format's name.</summary>
    public const string Format = "platform-json";

    /// <inheritdoc />
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var line = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(line, PlatformJson.WriterOptions))
        {
            json.WriteStartObject();

            // By the machine's clock, as all other logs.
            json.WriteString("time", TimeProvider.System.GetUtcNow().UtcDateTime);
            json.WriteString("level", Word(logEntry.LogLevel));
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", message);
            if (logEntry.Exception is { } exception)
            {
                json.WriteString("exception", exception.ToString());
            }

            WriteTrace(json);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }

    // A span that is neither a request nor passed on belongs to nothing that could be found by its id.
    private static void WriteTrace(Utf8JsonWriter json)
    {
        if (Activity.Current is { } span && (span.Recorded || span.OperationName == RequestSampler.Request))
        {
            json.WriteString("trace_id", span.TraceId.ToHexString());
            json.WriteString("span_id", span.SpanId.ToHexString());
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
