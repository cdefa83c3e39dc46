using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Platform.Gateway.Bots;
using Platform.Gateway.Chats;
using Platform.Gateway.Cluster;
using Platform.Gateway.Notifications;
using Platform.Gateway.Sessions;
using Platform.Gateway.SignIn;
using Platform.Gateway.Statistics;
using Platform.Gateway.Users;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Http;

/// <summary>Every type that is answered as JSON; what is not listed here cannot leak.</summary>
/// <remarks>Names in snake_case, enums as numbers, nulls written (reference.md, section 1).</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(UtcTimeConverter), typeof(UserIdConverter), typeof(BotIdConverter), typeof(SecretConverter), typeof(SignedInAnswerConverter),
        typeof(UserDetailsConverter),
    ])]
[JsonSerializable(typeof(UserProfile))]
[JsonSerializable(typeof(PublicProfile))]
[JsonSerializable(typeof(UserDetails))]
[JsonSerializable(typeof(ImmutableArray<ModerationActionView>))]
[JsonSerializable(typeof(ImmutableArray<SubscriptionChangeView>))]
[JsonSerializable(typeof(ImmutableArray<PermissionChangeView>))]
[JsonSerializable(typeof(ImmutableArray<BotView>))]
[JsonSerializable(typeof(ImmutableArray<EndedSessionView>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(FoundUsers<UserProfile>), TypeInfoPropertyName = "FoundFullUsers")]
[JsonSerializable(typeof(FoundUsers<PublicProfile>), TypeInfoPropertyName = "FoundPublicUsers")]
[JsonSerializable(typeof(UserLookup))]
[JsonSerializable(typeof(SubscriptionView))]
[JsonSerializable(typeof(ImmutableArray<PunishmentView>))]
[JsonSerializable(typeof(ImmutableArray<ChatView>))]
[JsonSerializable(typeof(ChatView))]
[JsonSerializable(typeof(ChatDeletedAnswer))]
[JsonSerializable(typeof(ChatLeftAnswer))]
[JsonSerializable(typeof(MemberKickedAnswer))]
[JsonSerializable(typeof(ImmutableArray<ChatMemberView>))]
[JsonSerializable(typeof(ChatInviteView))]
[JsonSerializable(typeof(ImmutableArray<ChatInviteView>))]
[JsonSerializable(typeof(InviteRevokedAnswer))]
[JsonSerializable(typeof(ImmutableArray<AnnouncementView>))]
[JsonSerializable(typeof(NotificationsAnswer))]
[JsonSerializable(typeof(NotificationView))]
[JsonSerializable(typeof(UnreadCountAnswer))]
[JsonSerializable(typeof(AllReadAnswer))]
[JsonSerializable(typeof(RestrictionMessage))]
[JsonSerializable(typeof(SubscriptionMessage))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(SessionDestroyedAnswer))]
[JsonSerializable(typeof(SessionsDestroyedAnswer))]
[JsonSerializable(typeof(CodeRequestedAnswer))]
[JsonSerializable(typeof(SignedInAnswer))]
[JsonSerializable(typeof(SignedOutAnswer))]
[JsonSerializable(typeof(BotCodeAnswer))]
[JsonSerializable(typeof(BotView))]
[JsonSerializable(typeof(PublicBotView))]
[JsonSerializable(typeof(ImmutableArray<PublicBotView>))]
[JsonSerializable(typeof(FoundBots<BotView>), TypeInfoPropertyName = "FoundFullBots")]
[JsonSerializable(typeof(FoundBots<PublicBotView>), TypeInfoPropertyName = "FoundPublicBots")]
[JsonSerializable(typeof(BotSelfAnswer))]
[JsonSerializable(typeof(BotUpdatedAnswer))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(BotUserView))]
[JsonSerializable(typeof(UserCounts))]
[JsonSerializable(typeof(BotCounts))]
[JsonSerializable(typeof(ChatCounts))]
[JsonSerializable(typeof(AppStatistics))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class PlatformJson : JsonSerializerContext
{
    /// <summary>How JSON is written by hand, so that it looks like the rest.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = Encoder };

    // Answers are JSON and never part of a page, so apostrophes and umlauts may stand as they are.
    private static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>How a type is written.</summary>
    /// <typeparam name="T">A type listed above.</typeparam>
    public static JsonTypeInfo<T> Of<T>() => Known<T>.Type;

    // In classes of their own: the static fields of this one are initialised in no certain order with the generated ones.
    private static class Readable
    {
        public static readonly JsonSerializerOptions Options = new(Default.Options) { Encoder = Encoder };
    }

    private static class Known<T>
    {
        public static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)Readable.Options.GetTypeInfo(typeof(T));
    }
}
