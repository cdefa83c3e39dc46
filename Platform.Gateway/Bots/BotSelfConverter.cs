using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Bots;

namespace Platform.Gateway.Bots;

/// <summary>Writes the fields of the bot and its hourly limit side by side, so that this answer and the operators' cannot drift apart.</summary>
internal sealed class BotSelfConverter : JsonConverter<BotSelf>
{
    /// <inheritdoc />
    public override BotSelf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written only.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BotSelf value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (JsonProperty field in JsonSerializer.SerializeToElement(value.Bot, PlatformJson.Of<BotView>()).EnumerateObject())
        {
            field.WriteTo(writer);
        }

        writer.WriteStartObject("rate_limit");
        writer.WriteNumber("limit", value.HourlyLimit.Limit);
        writer.WriteNumber("remaining", value.HourlyLimit.Remaining);
        writer.WriteNumber("reset_seconds", value.HourlyLimit.ResetSeconds);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
