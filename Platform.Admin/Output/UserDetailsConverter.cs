using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Output;

/// <summary>A user with full details as HTTP shows him: the fields of the profile and the histories side by side; what the viewer may not see is left out.</summary>
internal sealed class UserDetailsConverter : JsonConverter<UserDetails>
{
    /// <inheritdoc/>
    public override UserDetails Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Documents are written only.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, UserDetails value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WriteMembers(writer, value.Profile, options);
        WriteMembers(
            writer,
            new { value.ModerationActions, value.SubscriptionHistory, value.PermissionHistory, value.Chats, value.Bots },
            options);
        if (value.SessionHistory is { } sessions)
        {
            WriteMembers(writer, new { SessionHistory = sessions }, options);
        }

        WriteMembers(writer, new { value.AllowedActions }, options);
        writer.WriteEndObject();
    }

    private static void WriteMembers<T>(Utf8JsonWriter writer, T part, JsonSerializerOptions options)
    {
        foreach (JsonProperty member in JsonSerializer.SerializeToElement(part, options).EnumerateObject())
        {
            member.WriteTo(writer);
        }
    }
}
