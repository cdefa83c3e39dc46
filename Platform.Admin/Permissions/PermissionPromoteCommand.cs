using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Permissions;

/// <summary>Makes a User an Admin.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Make a User an Admin; his sessions last a day from now at most.")]
[Example("permission promote alice")]
internal sealed class PermissionPromoteCommand(Surroundings surroundings) : UserActCommand<UserActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override UserAct ActOf(UserActSettings settings) => new PromoteUser { Reason = settings.Reason };

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) => $"{UserWords.Name(outcome.After!)} is an {outcome.After!.Profile.PermissionLevel} now.";
}
