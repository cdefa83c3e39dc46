using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans.Storage;
using Platform.Grains.Audit;
using Platform.Grains.Bots;
using Platform.Grains.Chats;
using Platform.Grains.Notifications;
using Platform.Grains.Permissions;
using Platform.Grains.PublicKeys;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;
using Platform.Grains.Users;

namespace Platform.Grains.Storage;

/// <summary>How states are written: UTF-8 JSON with snake_case members that psql and sqlite3 show as they are.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(StoredTimeConverter), typeof(UserIdConverter), typeof(BotIdConverter), typeof(TokenHashConverter), typeof(ClientAddressConverter)])]
[JsonSerializable(typeof(UserState))]
[JsonSerializable(typeof(UsernameState))]
[JsonSerializable(typeof(IdsState))]
[JsonSerializable(typeof(SessionState))]
[JsonSerializable(typeof(IdentityState))]
[JsonSerializable(typeof(IdentityMemoryState))]
[JsonSerializable(typeof(LoginCodeState))]
[JsonSerializable(typeof(OwnersState))]
[JsonSerializable(typeof(PublicKeysState))]
[JsonSerializable(typeof(BotState))]
[JsonSerializable(typeof(BotLimitState))]
[JsonSerializable(typeof(BatchState))]
[JsonSerializable(typeof(AnnouncementsState))]
[JsonSerializable(typeof(ChatState))]
[JsonSerializable(typeof(ChatMembersState))]
[JsonSerializable(typeof(SlugState))]
[JsonSerializable(typeof(InboxState))]
[JsonSerializable(typeof(BroadcastsState))]
[JsonSerializable(typeof(AuditEvent))]
internal sealed partial class StateJson : JsonSerializerContext;

/// <summary>Hands states to Orleans' storage providers as <see cref="StateJson"/> writes them.</summary>
public sealed class StateSerializer : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) =>
        new(JsonSerializer.SerializeToUtf8Bytes(input, typeof(T), StateJson.Default));

    /// <inheritdoc/>
    public T Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return (T)JsonSerializer.Deserialize(input.ToMemory().Span, typeof(T), StateJson.Default)!;
    }
}
