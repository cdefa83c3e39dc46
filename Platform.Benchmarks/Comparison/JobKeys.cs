namespace Platform.Benchmarks.Comparison;

/// <summary>What contestants are asked to do.</summary>
internal static class JobKeys
{
    /// <summary>A session is checked, so that a revoked one is refused at once, and its user's own profile answered.</summary>
    public const string Me = "me";

    /// <summary>A bot's or client's key is checked, the request counted against its limits, and what the key stands for answered.</summary>
    public const string Bot = "bot";

    /// <summary>How many users there are, by kinds.</summary>
    public const string Statistics = "statistics";

    /// <summary>A page of the users whose names contain a text.</summary>
    public const string Search = "search";

    /// <summary>A person signs in: a new session, stored when the answer comes.</summary>
    public const string SignIn = "sign-in";

    /// <summary>All keys, in the report's order.</summary>
    public static readonly IReadOnlyList<string> All = [Me, Bot, Statistics, Search, SignIn];
}
