using System.Collections.Immutable;
using System.Globalization;

namespace Platform.Tests.Telemetry;

/// <summary>A span as a collector received it.</summary>
public sealed record ReceivedSpan(
    string Service, string Source, string TraceId, string SpanId, string ParentId, string Name, ImmutableSortedDictionary<string, string> Tags)
{
    // Numbers of opentelemetry/proto/trace/v1/trace.proto and common.proto.
    private const int Attribute = 1;
    private const int AttributesOfSpan = 9;

    /// <summary>Whether it is that of a request. It ends last, and the others of its trace may have been sent before.</summary>
    public bool IsRequest => Source == "Microsoft.AspNetCore";

    /// <summary>The statement that it is of; empty where it is of none.</summary>
    public string Statement => Tags.GetValueOrDefault("db.query.text", "");

    /// <summary>Reads a message of /v1/traces.</summary>
    public static IEnumerable<ReceivedSpan> ReadAll(byte[] message) =>
        from resource in new ProtobufMessage(message).Messages(1)
        let service = resource.Messages(1).SelectMany(about => Pairs(about, Attribute)).Single(tag => tag.Key == "service.name").Value
        from scope in resource.Messages(2)
        let source = scope.Messages(1).Single().Text(1)
        from span in scope.Messages(2)
        select new ReceivedSpan(
            service, source, span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), Pairs(span, AttributesOfSpan).ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>The spans above it, from the nearest on.</summary>
    public IEnumerable<ReceivedSpan> Ancestors(IReadOnlyList<ReceivedSpan> trace)
    {
        var below = this;
        while (trace.FirstOrDefault(span => span.SpanId == below.ParentId) is { } above)
        {
            yield return above;
            below = above;
        }
    }

    public override string ToString() => $"{Service} {Source} {SpanId} below {ParentId}: {Name} {string.Join(", ", Tags)}";

    private static IEnumerable<KeyValuePair<string, string>> Pairs(ProtobufMessage message, int number) =>
        message.Messages(number).Select(pair => KeyValuePair.Create(pair.Text(1), Text(pair.Messages(2).Single())));

    private static string Text(ProtobufMessage value) =>
        value.Has(1) ? value.Text(1) : value.Has(3) ? value.Number(3).ToString(CultureInfo.InvariantCulture) : "?";
}
