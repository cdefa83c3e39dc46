namespace Platform.Silo.Hosting;

/// <summary>The command-line options (reference.md, section 11).</summary>
internal static class CommandLine
{
    /// <summary>Short names of settings.</summary>
    public static readonly Dictionary<string, string> Options = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--data"] = "Platform:Data",
        ["--database"] = "Platform:Database",
        ["--urls"] = "Urls",
        ["--silo-port"] = "Platform:Cluster:SiloPort",
        ["--client-port"] = "Platform:Cluster:ClientPort",
        ["--cluster-id"] = "Platform:Cluster:ClusterId",
        ["--operator-key-file"] = "Platform:OperatorKeyFile",
        ["--server-secret-file"] = "Platform:ServerSecretFile",
        ["--public-key-file"] = "Platform:PublicKeyFile",
        ["--migrate-only"] = "Platform:MigrateOnly",
        ["--insecure-network"] = "Platform:Cluster:InsecureNetwork",
    };

    private static readonly HashSet<string> Flags = new(StringComparer.OrdinalIgnoreCase) { "--migrate-only", "--insecure-network" };

    /// <summary>Gives each flag the value that the configuration system expects behind it.</summary>
    public static string[] Expand(string[] arguments) =>
        [.. arguments.Select(argument => Flags.Contains(argument) ? argument + "=true" : argument)];
}
