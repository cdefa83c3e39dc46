namespace Platform.GrainInterfaces.Users;

/// <summary>Keys of <see cref="IIdsGrain"/>: what is numbered.</summary>
public static class IdsKey
{
    /// <summary>The users.</summary>
    public const string Users = "ids:user";

    /// <summary>The bots.</summary>
    public const string Bots = "ids:bot";

    /// <summary>The chats.</summary>
    public const string Chats = "ids:chat";

    /// <summary>Notifications and broadcasts together.</summary>
    public const string Notifications = "ids:notification";
}
