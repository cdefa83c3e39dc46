using System.ComponentModel;
using Platform.Admin.Commands;
using Spectre.Console.Cli;

namespace Platform.Admin.Transfers;

/// <summary>The settings of <c>import users</c>.</summary>
internal class ImportSettings : ChangeSettings
{
    /// <summary>Where from.</summary>
    [CommandArgument(0, "<FILE>")]
    [Description("A file of rows; - for standard input.")]
    public required string File { get; init; }

    /// <summary>In which form.</summary>
    [CommandOption("--format <FORMAT>")]
    [Description("csv, json (an array) or jsonl (an object a line). Default: as the file is called.")]
    public string? Format { get; init; }

    /// <summary>Where to write what was not imported.</summary>
    [CommandOption("--report <FILE>")]
    [Description("Write the bad rows with the reasons here (CSV); corrected, it can be imported.")]
    public string? Report { get; init; }

    /// <summary>Whether to go on after a bad row.</summary>
    [CommandOption("--stop-on-error")]
    [Description("Stop at a bad row; those on their way beside it are finished.")]
    public bool StopOnError { get; init; }

    /// <summary>Where to begin.</summary>
    [CommandOption("--from <ROW>")]
    [Description("Pass over the rows before this one; the first has the number 1.")]
    public string? From { get; init; }

    /// <summary>How fast.</summary>
    [CommandOption("--rate <N>")]
    [Description("Rows a second at the most. Default: 1000.")]
    public string? Rate { get; init; }
}

/// <summary>The settings of <c>import bots</c>.</summary>
internal sealed class BotImportSettings : ImportSettings
{
    /// <summary>Where to write the new keys.</summary>
    [CommandOption("--keys-file <FILE>")]
    [Description("Add the new bots' keys here, readable by you alone. Without it a bot waits for bot regenerate-key.")]
    public string? KeysFile { get; init; }
}
