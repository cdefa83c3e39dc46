using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Moderation;

/// <summary>Keeps a user from changing anything until an end.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Keep a user from changing anything until an end.")]
[Example("user timeout alice --reason spam --for 10m")]
[Example("user timeout alice --reason spam --until 2026-12-01T18:30")]
internal sealed class UserTimeoutCommand(Surroundings surroundings) : UserActCommand<UserTimeoutCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : EndingActSettings
    {
        /// <inheritdoc/>
        protected override bool NeedsEnd => true;
    }

    /// <inheritdoc/>
    protected override UserAct ActOf(Settings settings) => new TimeOutUser { Reason = settings.Reason, End = settings.End };

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) => $"{UserWords.Name(outcome.After!)} is {UserWords.State(outcome.After!.Profile)}.";
}
