using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Users;

/// <summary>Writes the fields of the profile and the histories side by side; what the viewer may not see is left out.</summary>
internal sealed class UserDetailsConverter : JsonConverter<UserDetails>
{
    /// <inheritdoc />
    public override UserDetails Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written only.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, UserDetails value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (JsonProperty field in JsonSerializer.SerializeToElement(value.Profile, PlatformJson.Of<UserProfile>()).EnumerateObject())
        {
            field.WriteTo(writer);
        }

        WriteList(writer, "moderation_actions", value.ModerationActions);
        WriteList(writer, "subscription_history", value.SubscriptionHistory);
        WriteList(writer, "permission_history", value.PermissionHistory);
        WriteList(writer, "chats", value.Chats);
        WriteList(writer, "bots", value.Bots);
        if (value.SessionHistory is { } sessions)
        {
            WriteList(writer, "session_history", sessions);
        }

        WriteList(writer, "allowed_actions", value.AllowedActions);
        writer.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, T list)
    {
        JsonTypeInfo<T> type = PlatformJson.Of<T>();
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, list, type);
    }
}
