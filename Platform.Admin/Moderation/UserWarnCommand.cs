using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Moderation;

/// <summary>Enters a warning into a user's history.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Enter a warning into a user's history.")]
[Example("user warn alice --reason rudeness")]
internal sealed class UserWarnCommand(Surroundings surroundings) : UserActCommand<ReasonedActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override UserAct ActOf(ReasonedActSettings settings) => new WarnUser { Reason = settings.Reason };

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) =>
        $"{UserWords.Name(outcome.After!)} was warned; entries in the moderation history: {outcome.After!.ModerationActions.Length}.";
}
