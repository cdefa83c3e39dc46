using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Moderation;

/// <summary>Lifts all running timeouts of a user.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Lift all running timeouts of a user.")]
[Example("user untimeout alice")]
internal sealed class UserUntimeoutCommand(Surroundings surroundings) : UserActCommand<UserActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override UserAct ActOf(UserActSettings settings) => new LiftTimeouts { Reason = settings.Reason };

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) =>
        $"No timeout of {UserWords.Name(outcome.After!)} runs any more; he is {UserWords.State(outcome.After!.Profile)}.";
}
