using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Sessions;

/// <summary>Ends sessions of a user.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("End one session of a user, or all of them.")]
[Example("session revoke alice a1B2c3")]
[Example("session revoke alice --all --yes")]
[Example("session revoke alice --all --dry-run")]
internal sealed class SessionRevokeCommand(Surroundings surroundings) : DestructiveActCommand<SessionRevokeCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : UserActSettings
    {
        /// <summary>Which.</summary>
        [CommandArgument(1, "[SUFFIX]")]
        [Description("The last six characters of the session's token, as session list shows them.")]
        public string? Suffix { get; init; }

        /// <summary>Whether all.</summary>
        [CommandOption("--all")]
        [Description("All of his sessions.")]
        public bool All { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate() => (Suffix is null) == All
            ? ValidationResult.Success()
            : ValidationResult.Error(All ? "Give either a SUFFIX or --all, not both." : "Give the SUFFIX of a session, or --all.");
    }

    /// <inheritdoc/>
    protected override UserAct ActOf(Settings settings) => new RevokeSessions { Reason = settings.Reason, Suffix = settings.Suffix };

    /// <inheritdoc/>
    protected override string Question(UserActOutcome foreseen) => $"End {UserWords.Sessions(foreseen.EndedSessions)} of {UserWords.Name(foreseen.Before)}?";

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) => $"Ended {UserWords.Sessions(outcome.EndedSessions)} of {UserWords.Name(outcome.After!)}.";
}
