using System.ComponentModel;
using Platform.Admin.Commands;
using Spectre.Console.Cli;

namespace Platform.Admin.Storage;

/// <summary>The settings of <c>backup</c>.</summary>
internal sealed class BackupSettings : ConsoleSettings
{
    /// <summary>Where to.</summary>
    [CommandArgument(0, "<FILE>")]
    [Description("The file to write; it must not exist yet.")]
    public required string File { get; init; }
}

/// <summary>The settings of <c>restore</c>.</summary>
internal sealed class RestoreSettings : ChangeSettings
{
    /// <summary>Where from.</summary>
    [CommandArgument(0, "<FILE>")]
    [Description("A file that backup has written.")]
    public required string File { get; init; }
}
