using System.Reflection;

namespace Platform.Gateway.Cluster;

/// <summary>What the process knows of itself.</summary>
/// <param name="clock">Tells when it started.</param>
internal sealed class ProcessFacts(TimeProvider clock)
{
    /// <summary>The version of this program.</summary>
    public static string OwnVersion { get; } =
        typeof(ProcessFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>The version it runs.</summary>
    public string Version { get; } = OwnVersion;
}
