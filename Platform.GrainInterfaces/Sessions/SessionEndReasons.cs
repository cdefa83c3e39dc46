namespace Platform.GrainInterfaces.Sessions;

/// <summary>Why a session ended.</summary>
public static class SessionEndReasons
{
    /// <summary>Its user signed out.</summary>
    public const string LoggedOut = "logged_out";

    /// <summary>Its user ended it from another session.</summary>
    public const string Destroyed = "destroyed";

    /// <summary>A newer sign-in took its place, since a user has a most of live sessions.</summary>
    public const string Replaced = "replaced";

    /// <summary>Its time was over.</summary>
    public const string Expired = "expired";

    /// <summary>An operator ended it.</summary>
    public const string Revoked = "revoked";

    /// <summary>Its user was banned.</summary>
    public const string Banned = "banned";
}
