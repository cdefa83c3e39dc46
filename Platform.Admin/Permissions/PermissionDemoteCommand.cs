using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Permissions;

/// <summary>Lowers a user by one level.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Lower an Owner to Admin, or an Admin to User.")]
[Example("permission demote alice")]
[Example("permission demote alice --yes --json")]
internal sealed class PermissionDemoteCommand(Surroundings surroundings) : DestructiveActCommand<UserActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override UserAct ActOf(UserActSettings settings) => new DemoteUser { Reason = settings.Reason };

    /// <inheritdoc/>
    protected override string Question(UserActOutcome foreseen) =>
        $"Demote {UserWords.Name(foreseen.Before)} from {foreseen.Before.Profile.PermissionLevel} to {foreseen.After!.Profile.PermissionLevel}?";

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) =>
        $"{UserWords.Name(outcome.After!)} is no {outcome.Before.Profile.PermissionLevel} any more; his level is {outcome.After!.Profile.PermissionLevel}.";
}
