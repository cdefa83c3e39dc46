using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.GrainInterfaces.Bots;

namespace Platform.Gateway.Http;

/// <summary>Bot ids as JSON numbers.</summary>
internal sealed class BotIdConverter : JsonConverter<BotId>
{
    /// <inheritdoc />
    public override BotId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BotId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
