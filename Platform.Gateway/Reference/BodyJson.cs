using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Platform.Gateway.Bots;
using Platform.Gateway.Chats;
using Platform.Gateway.Http;
using Platform.Gateway.SignIn;
using Platform.Gateway.Users;

namespace Platform.Gateway.Reference;

/// <summary>What the reference tells of beside the answers: bodies of requests, which are read by hand and never through these types, and problems, which are written by hand.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(ProfileChangeBody))]
[JsonSerializable(typeof(LookupBody))]
[JsonSerializable(typeof(IdentityBody))]
[JsonSerializable(typeof(CodeBody))]
[JsonSerializable(typeof(ReportedIdentityBody))]
[JsonSerializable(typeof(BotUpdateBody))]
[JsonSerializable(typeof(BatchBody))]
[JsonSerializable(typeof(BotUserBody))]
[JsonSerializable(typeof(NewChatBody))]
[JsonSerializable(typeof(ChatUpdateBody))]
[JsonSerializable(typeof(NewInviteBody))]
[JsonSerializable(typeof(KickBody))]
internal sealed partial class BodyJson : JsonSerializerContext;
