using System.ComponentModel;
using Platform.Admin.Commands;
using Spectre.Console.Cli;

namespace Platform.Admin.Bots;

/// <summary>Options and arguments of a command that does something to a bot.</summary>
internal class BotActSettings : DestructiveSettings
{
    /// <summary>To which.</summary>
    [CommandArgument(0, "<BOT>")]
    [Description("An id or a name.")]
    public required string Bot { get; init; }
}
