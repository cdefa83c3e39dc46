namespace Platform.Gateway.Standalone;

/// <summary>The command-line options of a gateway of its own (reference.md, section 11).</summary>
internal static class CommandLine
{
    /// <summary>Short names of settings. The server secret is for silos; it is taken here so that one command line fits both.</summary>
    public static readonly Dictionary<string, string> Options = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--database"] = ClusterSettings.DatabaseSetting,
        ["--urls"] = "Urls",
        ["--cluster-id"] = ClusterSettings.ClusterIdSetting,
        ["--server-secret-file"] = "Platform:ServerSecretFile",
    };
}
