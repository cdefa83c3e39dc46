using System.ComponentModel;
using Spectre.Console.Cli;

namespace Platform.Admin.Commands;

/// <summary>The options of a command that changes something.</summary>
internal class ChangeSettings : ConsoleSettings
{
    /// <summary>Whether to change nothing.</summary>
    [CommandOption("--dry-run")]
    [Description("Show target, before, after and whether it is allowed; change nothing.")]
    public bool DryRun { get; init; }
}
