using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Gateway.Http;

/// <summary>Times as <c>2026-01-31T09:30:00.000Z</c>: ISO 8601, UTC, milliseconds (reference.md, section 1).</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    // As far as the milliseconds in the runtime's own form, which has seven digits of a second and is written much faster than a form of one's own.
    private const int Length = 24;
    private const int RoundTripLength = 28;

    private static readonly StandardFormat RoundTrip = new('O');

    /// <summary>Writes a time as a JSON string.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="time">The time.</param>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[RoundTripLength];
        Utf8Formatter.TryFormat(time.UtcDateTime, text, out _, RoundTrip);
        text[Length - 1] = (byte)'Z';
        writer.WriteStringValue(text[..Length]);
    }

    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => Write(writer, value);
}
