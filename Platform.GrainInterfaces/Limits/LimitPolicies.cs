namespace Platform.GrainInterfaces.Limits;

/// <summary>The names of the rate limit policies (reference.md, section 1, "Rate limits").</summary>
public static class LimitPolicies
{
    /// <summary>What people call under /authentication, counted by client address.</summary>
    public const string Login = "login";

    /// <summary>Calls with a public key, counted by client address.</summary>
    public const string Public = "public";

    /// <summary>Calls with a session, counted by the session.</summary>
    public const string Auth = "auth";

    /// <summary>Calls with a bot key, counted by the bot.</summary>
    public const string Bot = "bot";

    /// <summary>A bot's own hourly limit.</summary>
    public const string BotHour = "bot-hour";
}
