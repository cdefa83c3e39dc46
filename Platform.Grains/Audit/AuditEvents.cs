using System.Collections.Frozen;

namespace Platform.Grains.Audit;

/// <summary>The names of audited acts (reference.md, section 10).</summary>
internal static class AuditEvents
{
    public const string UserBan = "USER_BAN";
    public const string UserUnban = "USER_UNBAN";
    public const string UserWarn = "USER_WARN";
    public const string UserTimeout = "USER_TIMEOUT";
    public const string UserUntimeout = "USER_UNTIMEOUT";
    public const string UserDelete = "USER_DELETE";
    public const string PermissionPromote = "PERMISSION_PROMOTE";
    public const string PermissionDemote = "PERMISSION_DEMOTE";
    public const string SubscriptionGrant = "SUBSCRIPTION_GRANT";
    public const string SubscriptionRevoke = "SUBSCRIPTION_REVOKE";
    public const string SubscriptionExpire = "SUBSCRIPTION_EXPIRE";
    public const string BotCreate = "BOT_CREATE";
    public const string BotUpdate = "BOT_UPDATE";
    public const string BotVerify = "BOT_VERIFY";
    public const string BotUnverify = "BOT_UNVERIFY";
    public const string BotKey = "BOT_KEY";
    public const string BotDelete = "BOT_DELETE";
    public const string ChatCreate = "CHAT_CREATE";
    public const string ChatDelete = "CHAT_DELETE";
    public const string SessionRevoke = "SESSION_REVOKE";
    public const string NotificationSend = "NOTIFICATION_SEND";
    public const string NotificationBroadcast = "NOTIFICATION_BROADCAST";
    public const string AnnouncementCreate = "ANNOUNCEMENT_CREATE";
    public const string AnnouncementDelete = "ANNOUNCEMENT_DELETE";
    public const string PublicKeyCreate = "PUBLIC_KEY_CREATE";
    public const string PublicKeyRevoke = "PUBLIC_KEY_REVOKE";
    public const string OwnerBootstrap = "OWNER_BOOTSTRAP";

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
        ChatDelete,
        SessionRevoke,
        NotificationSend,
        NotificationBroadcast,
        AnnouncementCreate,
        AnnouncementDelete,
        PublicKeyCreate,
        PublicKeyRevoke,
        OwnerBootstrap);
}

/// <summary>The kinds of thing an audited act is done to.</summary>
internal static class AuditTargets
{
    public const string User = "user";
    public const string PublicKey = "public_key";
}
