namespace Platform.Grains.Storage;

/// <summary>Names of the stored states: one row of <c>grain_state</c> each, so no two grains may share name and key.</summary>
internal static class StateNames
{
    public const string User = "user";
    public const string Username = "username";
    public const string Session = "session";
    public const string Identity = "identity";
    public const string IdentityMemory = "identity-memory";
    public const string LoginCode = "login-code";
    public const string PublicKeys = "public-keys";
    public const string Owners = "owners";
    public const string Ids = "ids";
    public const string Bot = "bot";
    public const string BotLimit = "bot-limit";
    public const string BotBatch = "bot-batch";
    public const string Announcements = "announcements";
    public const string Chat = "chat";
    public const string ChatMembers = "chat-members";
    public const string Slug = "slug";
    public const string Inbox = "inbox";
    public const string Broadcasts = "broadcasts";
}
