namespace Platform.GrainInterfaces.Users;

/// <summary>How <c>allowed_actions</c> calls what may be done to a user: by the words of the console's commands.</summary>
public static class UserActNames
{
    /// <summary><c>user warn</c>.</summary>
    public const string Warn = "warn";

    /// <summary><c>user timeout</c>.</summary>
    public const string Timeout = "timeout";

    /// <summary><c>user untimeout</c>.</summary>
    public const string Untimeout = "untimeout";

    /// <summary><c>user ban</c>.</summary>
    public const string Ban = "ban";

    /// <summary><c>user unban</c>.</summary>
    public const string Unban = "unban";

    /// <summary><c>user delete</c>.</summary>
    public const string Delete = "delete";

    /// <summary><c>permission promote</c>.</summary>
    public const string Promote = "promote";

    /// <summary><c>permission demote</c>.</summary>
    public const string Demote = "demote";

    /// <summary><c>subscription grant</c>, of one tier at least.</summary>
    public const string SubscriptionGrant = "subscription_grant";

    /// <summary><c>subscription revoke</c>.</summary>
    public const string SubscriptionRevoke = "subscription_revoke";

    /// <summary><c>session revoke</c>.</summary>
    public const string SessionRevoke = "session_revoke";
}
