using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Gateway.Http;

/// <summary>Times as <c>2026-01-31T09:30:00.000Z</c>: ISO 8601, UTC, milliseconds (reference.md, section 1).</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int Length = 24;

    /// <summary>Writes a time as a JSON string.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="time">The time.</param>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[Length];
        time.UtcDateTime.TryFormat(text, out int written, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..written]);
    }

    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => Write(writer, value);
}
