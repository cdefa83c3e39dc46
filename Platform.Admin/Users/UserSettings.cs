using System.ComponentModel;
using Platform.Admin.Commands;
using Spectre.Console.Cli;

namespace Platform.Admin.Users;

/// <summary>Options and arguments of a command that looks at a user.</summary>
internal sealed class UserSettings : ConsoleSettings
{
    /// <summary>Whom.</summary>
    [CommandArgument(0, "<USER>")]
    [Description("An id or a username.")]
    public required string User { get; init; }
}
