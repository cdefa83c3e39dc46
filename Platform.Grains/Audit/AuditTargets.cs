namespace Platform.Grains.Audit;

/// <summary>The kinds of thing an audited act is done to.</summary>
internal static class AuditTargets
{
    public const string User = "user";
    public const string Announcement = "announcement";
    public const string Bot = "bot";
    public const string PublicKey = "public_key";
    public const string Chat = "chat";
    public const string Broadcast = "broadcast";
    public const string Backup = "backup";
}
