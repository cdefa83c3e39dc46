using System.Collections.Frozen;

namespace Platform.GrainInterfaces.Audit;

/// <summary>The names of audited acts (reference.md, section 10).</summary>
public static class AuditEvents
{
    /// <summary>User ban.</summary>
    public const string UserBan = "USER_BAN";

    /// <summary>User unban.</summary>
    public const string UserUnban = "USER_UNBAN";

    /// <summary>User warn.</summary>
    public const string UserWarn = "USER_WARN";

    /// <summary>User timeout.</summary>
    public const string UserTimeout = "USER_TIMEOUT";

    /// <summary>User untimeout.</summary>
    public const string UserUntimeout = "USER_UNTIMEOUT";

    /// <summary>User delete.</summary>
    public const string UserDelete = "USER_DELETE";

    /// <summary>Permission promote.</summary>
    public const string PermissionPromote = "PERMISSION_PROMOTE";

    /// <summary>Permission demote.</summary>
    public const string PermissionDemote = "PERMISSION_DEMOTE";

    /// <summary>Subscription grant.</summary>
    public const string SubscriptionGrant = "SUBSCRIPTION_GRANT";

    /// <summary>Subscription revoke.</summary>
    public const string SubscriptionRevoke = "SUBSCRIPTION_REVOKE";

    /// <summary>Subscription expire.</summary>
    public const string SubscriptionExpire = "SUBSCRIPTION_EXPIRE";

    /// <summary>Bot create.</summary>
    public const string BotCreate = "BOT_CREATE";

    /// <summary>Bot update.</summary>
    public const string BotUpdate = "BOT_UPDATE";

    /// <summary>Bot verify.</summary>
    public const string BotVerify = "BOT_VERIFY";

    /// <summary>Bot unverify.</summary>
    public const string BotUnverify = "BOT_UNVERIFY";

    /// <summary>Bot key.</summary>
    public const string BotKey = "BOT_KEY";

    /// <summary>Bot delete.</summary>
    public const string BotDelete = "BOT_DELETE";

    /// <summary>Chat create.</summary>
    public const string ChatCreate = "CHAT_CREATE";

    /// <summary>Chat update: what an operator changed of a chat; beside the list of the contract, which knows no event for it.</summary>
    public const string ChatUpdate = "CHAT_UPDATE";

    /// <summary>Chat delete.</summary>
    public const string ChatDelete = "CHAT_DELETE";

    /// <summary>Session revoke.</summary>
    public const string SessionRevoke = "SESSION_REVOKE";

    /// <summary>Notification send.</summary>
    public const string NotificationSend = "NOTIFICATION_SEND";

    /// <summary>Notification broadcast.</summary>
    public const string NotificationBroadcast = "NOTIFICATION_BROADCAST";

    /// <summary>Announcement create.</summary>
    public const string AnnouncementCreate = "ANNOUNCEMENT_CREATE";

    /// <summary>Announcement delete.</summary>
    public const string AnnouncementDelete = "ANNOUNCEMENT_DELETE";

    /// <summary>Public key create.</summary>
    public const string PublicKeyCreate = "PUBLIC_KEY_CREATE";

    /// <summary>Public key revoke.</summary>
    public const string PublicKeyRevoke = "PUBLIC_KEY_REVOKE";

    /// <summary>Owner bootstrap.</summary>
    public const string OwnerBootstrap = "OWNER_BOOTSTRAP";

    /// <summary>Backup create: one entry when a backup begins, one when all of it was handed out; beside the list of the contract.</summary>
    public const string BackupCreate = "BACKUP_CREATE";

    /// <summary>Backup restore; beside the list of the contract.</summary>
    public const string BackupRestore = "BACKUP_RESTORE";

    /// <summary>User import: an account that an operator made from a file; beside the list of the contract.</summary>
    public const string UserImport = "USER_IMPORT";

    /// <summary>User export: one entry when users begin to be handed out into a file; beside the list of the contract.</summary>
    public const string UserExport = "USER_EXPORT";

    /// <summary>Bot export; beside the list of the contract.</summary>
    public const string BotExport = "BOT_EXPORT";

    /// <summary>Every name there is; finds one whatever its case.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        UserBan,
        UserUnban,
        UserWarn,
        UserTimeout,
        UserUntimeout,
        UserDelete,
        PermissionPromote,
        PermissionDemote,
        SubscriptionGrant,
        SubscriptionRevoke,
        SubscriptionExpire,
        BotCreate,
        BotUpdate,
        BotVerify,
        BotUnverify,
        BotKey,
        BotDelete,
        ChatCreate,
        ChatUpdate,
        ChatDelete,
        SessionRevoke,
        NotificationSend,
        NotificationBroadcast,
        AnnouncementCreate,
        AnnouncementDelete,
        PublicKeyCreate,
        PublicKeyRevoke,
        OwnerBootstrap,
        BackupCreate,
        BackupRestore,
        UserImport,
        UserExport,
        BotExport);
}
