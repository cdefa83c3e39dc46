using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.Grains.Audit;

namespace Platform.Grains.Chats;

/// <summary>What the audit log says of chats.</summary>
internal static class ChatAudit
{
    /// <summary>A chat was created.</summary>
    public static AuditEvent Created(ChatCreation chat) =>
        AuditEvent.Done(AuditEvents.ChatCreate, chat.OwnerId, AuditTargets.Chat, Number(chat.Id), chat.CreatedAt) with
        {
            Metadata = AuditMetadata.Of(("name", chat.Name), ("visibility", chat.Visibility), ("slug", chat.Slug)),
        };

    /// <summary>A chat was deleted.</summary>
    public static AuditEvent Deleted(ChatState chat, ChatDeletion deletion, DateTimeOffset now) =>
        AuditEvent.Done(AuditEvents.ChatDelete, deletion.ActorId, AuditTargets.Chat, Number(chat.Id), now) with
        {
            Reason = deletion.Reason,
            Metadata = AuditMetadata.Of(("name", chat.Name), ("owner_id", chat.OwnerId?.ToString())),
        };

    /// <summary>Somebody other than its owner changed a chat.</summary>
    public static AuditEvent Updated(Actor actor, ChatState before, ChatState after, DateTimeOffset now) =>
        AuditEvent.Done(AuditEvents.ChatUpdate, actor.Id, AuditTargets.Chat, Number(before.Id), now) with
        {
            Metadata = AuditMetadata.Of(
                ("old_visibility", Changed(before.Visibility, after.Visibility)),
                ("new_visibility", Changed(after.Visibility, before.Visibility)),
                ("old_slug", Changed(before.Slug, after.Slug)),
                ("new_slug", Changed(after.Slug, before.Slug)),
                ("old_name", Changed(before.Name, after.Name)),
                ("new_name", Changed(after.Name, before.Name))),
        };

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string? Changed(string? value, string? other) => value == other ? null : value;
}
