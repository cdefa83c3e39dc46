using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Http;

/// <summary>User ids as JSON numbers.</summary>
internal sealed class UserIdConverter : JsonConverter<UserId>
{
    /// <inheritdoc />
    public override UserId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, UserId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
