namespace Platform.Admin.Audit;

/// <summary>The events of the audit log (reference.md, section 10), for help and completion; which there are the cluster knows.</summary>
internal static class AuditEventNames
{
    /// <summary>All of them, in the order of the contract.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "USER_BAN", "USER_UNBAN", "USER_WARN", "USER_TIMEOUT", "USER_UNTIMEOUT", "USER_DELETE",
        "PERMISSION_PROMOTE", "PERMISSION_DEMOTE",
        "SUBSCRIPTION_GRANT", "SUBSCRIPTION_REVOKE", "SUBSCRIPTION_EXPIRE",
        "BOT_CREATE", "BOT_UPDATE", "BOT_VERIFY", "BOT_UNVERIFY", "BOT_KEY", "BOT_DELETE",
        "CHAT_CREATE", "CHAT_DELETE",
        "SESSION_REVOKE",
        "NOTIFICATION_SEND", "NOTIFICATION_BROADCAST",
        "ANNOUNCEMENT_CREATE", "ANNOUNCEMENT_DELETE",
        "PUBLIC_KEY_CREATE", "PUBLIC_KEY_REVOKE",
        "OWNER_BOOTSTRAP",
    ];
}
