using Platform.Admin.Connection;
using Platform.Admin.Output;

namespace Platform.Admin.Commands;

/// <summary>Everything outside the console that it touches; tests hand in their own.</summary>
/// <param name="Variable">Reads an environment variable; null when it is not set.</param>
/// <param name="Terminal">Where it reads and writes.</param>
/// <param name="Time">The clock.</param>
/// <param name="Connect">Makes the way to a cluster; nothing is opened before the first question.</param>
internal sealed record Surroundings(
    Func<string, string?> Variable,
    Terminal Terminal,
    TimeProvider Time,
    Func<ClusterTarget, ClientLogging, ICluster> Connect)
{
    /// <summary>The connection of the shell that runs the command; null outside of one.</summary>
    public ICluster? OfShell { get; init; }

    /// <summary>Takes Ctrl-C away from the process for a while.</summary>
    public Func<Interruption> Interruptible { get; init; } = () => new Interruption();

    /// <summary>Those of a real process.</summary>
    public static Surroundings OfProcess() => new(
        Environment.GetEnvironmentVariable,
        Terminal.OfProcess(),
        TimeProvider.System,
        (target, logging) => new OrleansCluster(target, logging, TimeProvider.System))
    {
        Interruptible = Interruption.OfProcess,
    };

    /// <summary>An environment variable that says something; an empty one counts as not set.</summary>
    /// <param name="name">Its name.</param>
    public string? Setting(string name) => Variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
