namespace Platform.Benchmarks.Comparison.Contestants;

/// <summary>What the report calls the peers.</summary>
internal static class PeerTitles
{
    /// <summary>ASP.NET Core Identity, with its security stamp checked on every request.</summary>
    public const string Identity = "ASP.NET Core Identity";

    /// <summary>better-auth on Node, with its admin and api-key plugins.</summary>
    public const string BetterAuth = "better-auth";
}
