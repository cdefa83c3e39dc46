using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Platform.Tests.Chaos;

/// <summary>A test that needs network namespaces of its own; where they are not allowed the report names it as skipped, and why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NetworkFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(Try);

    public NetworkFactAttribute() => Skip = Reason.Value;

    private static string? Try()
    {
        string name = "probe" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        string? problem = Run("netns", "add", name) ?? Run("link", "add", name, "type", "bridge");
        Run("link", "del", name);
        Run("netns", "del", name);
        return problem is null ? null : "NOT TESTED: a cut between two silos needs network namespaces and bridges, which this machine does not allow: " + problem;
    }

    private static string? Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : error.Trim();
        }
        catch (Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
