using System.ComponentModel;
using Platform.Admin.Commands;
using Spectre.Console.Cli;

namespace Platform.Admin.Chats;

/// <summary>Options and arguments of a command that does something to a chat.</summary>
internal class ChatActSettings : DestructiveSettings
{
    /// <summary>To which.</summary>
    [CommandArgument(0, "<CHAT>")]
    [Description("An id or a slug.")]
    public required string Chat { get; init; }
}
