using System.ComponentModel;
using Platform.Admin.Commands;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Users;

/// <summary>Options and arguments of a command that does something to a user.</summary>
internal class UserActSettings : DestructiveSettings
{
    /// <summary>To whom.</summary>
    [CommandArgument(0, "<USER>")]
    [Description("An id or a username.")]
    public required string User { get; init; }

    /// <summary>Why.</summary>
    [CommandOption("--reason <REASON>")]
    [Description("Why; it stays in the histories and in the audit log.")]
    public string? Reason { get; init; }

    /// <summary>Whether the act needs a reason.</summary>
    protected virtual bool NeedsReason => false;

    /// <inheritdoc/>
    public override ValidationResult Validate() =>
        NeedsReason && string.IsNullOrWhiteSpace(Reason) ? ValidationResult.Error("Give a --reason.") : ValidationResult.Success();
}

/// <summary>The same for an act that needs a reason.</summary>
internal class ReasonedActSettings : UserActSettings
{
    /// <inheritdoc/>
    protected sealed override bool NeedsReason => true;
}
