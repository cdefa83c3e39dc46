using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.SignIn;

/// <summary>What <c>POST /authentication/verify</c> answers: the profile as <c>GET /users/me</c> shows it, and one field more.</summary>
/// <param name="Profile">The user.</param>
/// <param name="UserCreated">Whether this sign-in created the account.</param>
internal sealed record SignedInAnswer(UserProfile Profile, bool UserCreated);

/// <summary>Writes the fields of the profile and of the sign-in side by side, so that the two answers cannot drift apart.</summary>
internal sealed class SignedInAnswerConverter : JsonConverter<SignedInAnswer>
{
    /// <inheritdoc />
    public override SignedInAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written only.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, SignedInAnswer value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (JsonProperty field in JsonSerializer.SerializeToElement(value.Profile, PlatformJson.Of<UserProfile>()).EnumerateObject())
        {
            field.WriteTo(writer);
        }

        writer.WriteBoolean("user_created", value.UserCreated);
        writer.WriteEndObject();
    }
}
