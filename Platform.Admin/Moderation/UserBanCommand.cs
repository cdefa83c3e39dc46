using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Moderation;

/// <summary>Shuts a user out and ends his sessions.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Shut a user out, for a while or for good, and end his sessions.")]
[Example("user ban alice --reason spam")]
[Example("user ban alice --reason spam --for 7d")]
[Example("user ban 17 --reason spam --until 2026-12-01 --dry-run")]
internal sealed class UserBanCommand(Surroundings surroundings) : DestructiveActCommand<EndingActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override UserAct ActOf(EndingActSettings settings) => new BanUser { Reason = settings.Reason, End = settings.End };

    /// <inheritdoc/>
    protected override string Question(UserActOutcome foreseen) =>
        $"Ban {UserWords.Name(foreseen.Before)}? He will be {UserWords.State(foreseen.After!.Profile)}, and {UserWords.Sessions(foreseen.EndedSessions)} will end.";

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) =>
        $"{UserWords.Name(outcome.After!)} is {UserWords.State(outcome.After!.Profile)}; {UserWords.Sessions(outcome.EndedSessions)} ended.";
}
