using System.ComponentModel;
using Spectre.Console.Cli;

namespace Platform.Admin.Commands;

/// <summary>The options of a command that takes something away.</summary>
internal class DestructiveSettings : ChangeSettings
{
    /// <summary>Whether the operator has made up his mind.</summary>
    [CommandOption("--yes")]
    [Description("Do not ask first.")]
    public bool Yes { get; init; }
}
