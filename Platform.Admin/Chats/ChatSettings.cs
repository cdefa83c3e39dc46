using System.ComponentModel;
using Platform.Admin.Commands;
using Spectre.Console.Cli;

namespace Platform.Admin.Chats;

/// <summary>Options and arguments of a command that looks at a chat.</summary>
internal sealed class ChatSettings : ConsoleSettings
{
    /// <summary>Which.</summary>
    [CommandArgument(0, "<CHAT>")]
    [Description("An id or a slug.")]
    public required string Chat { get; init; }
}
