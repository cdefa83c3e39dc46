using System.ComponentModel;
using Platform.Admin.Commands;
using Spectre.Console.Cli;

namespace Platform.Admin.Bots;

/// <summary>Options and arguments of a command that looks at a bot.</summary>
internal sealed class BotSettings : ConsoleSettings
{
    /// <summary>Which.</summary>
    [CommandArgument(0, "<BOT>")]
    [Description("An id or a name.")]
    public required string Bot { get; init; }
}
