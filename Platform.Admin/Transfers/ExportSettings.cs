using System.ComponentModel;
using Platform.Admin.Commands;
using Spectre.Console.Cli;

namespace Platform.Admin.Transfers;

/// <summary>The settings of <c>export</c>.</summary>
internal sealed class ExportSettings : ConsoleSettings
{
    /// <summary>Where to.</summary>
    [CommandArgument(0, "<FILE>")]
    [Description("The file to write, which must not exist yet; - for standard output.")]
    public required string File { get; init; }

    /// <summary>In which form.</summary>
    [CommandOption("--format <FORMAT>")]
    [Description("csv, json (an array) or jsonl (an object a line). Default: as the file is called.")]
    public string? Format { get; init; }
}
