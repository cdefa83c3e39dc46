using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Gateway.Http;

/// <summary>Refuses to write a secret: an answer that must show one says so by a text of its own.</summary>
internal sealed class SecretConverter : JsonConverter<Secret>
{
    /// <inheritdoc />
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => throw Refusal();

    private static NotSupportedException Refusal() => new("Secrets are not part of any answer.");
}
