using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;

namespace Platform.Gateway.Reference;

/// <summary>Fields that hold one of a few words.</summary>
internal static class KnownWords
{
    /// <summary>The words of a field; none where any text may stand.</summary>
    /// <param name="field">The field.</param>
    public static ImmutableArray<string> Of(JsonPropertyInfo field) => (field.DeclaringType.Name, field.Name) switch
    {
        (nameof(NotificationView) or nameof(AnnouncementView), "type") => NotificationTypes.All,
        (nameof(ChatView), "visibility") => ChatVisibilities.All,
        (nameof(RejectedCommand), "code") =>
            [BatchItemCodes.ValidationFailed, BatchItemCodes.UnknownUser, BatchItemCodes.UserRestricted, BatchItemCodes.TimestampOutOfRange],
        (nameof(PunishmentView) or nameof(ModerationActionView), "action_type") => ["PLATFORM_WARNING", "PLATFORM_TIMEOUT", "PLATFORM_BAN"],
        (nameof(ChatMemberView), "role") => ["owner", "member"],
        _ => [],
    };
}
