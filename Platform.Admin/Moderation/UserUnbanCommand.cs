using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Moderation;

/// <summary>Lifts all running bans of a user.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Lift all running bans of a user.")]
[Example("user unban alice")]
[Example("user unban alice --reason appeal")]
internal sealed class UserUnbanCommand(Surroundings surroundings) : UserActCommand<UserActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override UserAct ActOf(UserActSettings settings) => new LiftBans { Reason = settings.Reason };

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) =>
        $"No ban of {UserWords.Name(outcome.After!)} runs any more; he is {UserWords.State(outcome.After!.Profile)}.";
}
