using Platform.GrainInterfaces.Certificates;

namespace Platform.GrainInterfaces.Settings;

/// <summary>The command-line options of silos and gateways (reference.md, section 11); each takes those that are for the other too, so that one command line fits both.</summary>
public static class CommandLineOptions
{
    private static readonly HashSet<string> Flags = new(StringComparer.OrdinalIgnoreCase) { "--migrate-only", "--insecure-network" };

    // Everybody on a machine can read the command lines of its processes.
    private static readonly string[] Secrets = ["--Platform:OperatorKey", "--Platform:ServerSecret", "--Platform:PublicKey"];

    /// <summary>Short names of settings.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["--data"] = "Platform:Data",
        ["--database"] = "Platform:Database",
        ["--urls"] = "Urls",
        ["--silo-port"] = "Platform:Cluster:SiloPort",
        ["--client-port"] = "Platform:Cluster:ClientPort",
        ["--cluster-id"] = "Platform:Cluster:ClusterId",
        ["--certificate"] = CertificateFiles.CertificateSetting,
        ["--certificate-key"] = CertificateFiles.KeySetting,
        ["--certificate-authority"] = CertificateFiles.AuthoritySetting,
        ["--operator-key-file"] = "Platform:OperatorKeyFile",
        ["--server-secret-file"] = "Platform:ServerSecretFile",
        ["--public-key-file"] = "Platform:PublicKeyFile",
        ["--migrate-only"] = "Platform:MigrateOnly",
        ["--insecure-network"] = "Platform:Cluster:InsecureNetwork",
    };

    /// <summary>Checks a command line and gives each flag the value that the configuration system expects behind it.</summary>
    /// <param name="arguments">The command line.</param>
    /// <exception cref="SettingException">Something on it is no option, has no value, or is a secret.</exception>
    public static string[] Read(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        string[] expanded = [.. arguments.Select(argument => Flags.Contains(argument) ? argument + "=true" : argument)];
        CommandLineCheck.Run(expanded, Settings.Keys);
        if (Array.Find(expanded, argument => Secrets.Contains(argument.Split('=', 2)[0], StringComparer.OrdinalIgnoreCase)) is { } secret)
        {
            throw new SettingException(
                $"{secret.Split('=', 2)[0]} would show a secret to everybody on this machine; give it by a file or by the environment.");
        }

        return expanded;
    }
}
