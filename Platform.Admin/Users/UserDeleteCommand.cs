using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>Erases a user for good.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Erase a user for good; his identities are free again.")]
[Example("user delete alice --reason asked-for-it")]
[Example("user delete alice --reason asked-for-it --dry-run")]
internal sealed class UserDeleteCommand(Surroundings surroundings) : DestructiveActCommand<ReasonedActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override UserAct ActOf(ReasonedActSettings settings) => new DeleteUser { Reason = settings.Reason };

    /// <inheritdoc/>
    protected override string Question(UserActOutcome foreseen) =>
        $"Delete {UserWords.Name(foreseen.Before)} for good? {UserWords.Sessions(foreseen.EndedSessions)} will end, and nothing can be brought back.";

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) => $"{UserWords.Name(outcome.Before)} is deleted.";
}
