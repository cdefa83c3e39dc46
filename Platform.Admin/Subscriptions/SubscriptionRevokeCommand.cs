using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Subscriptions;

/// <summary>Takes a running tier away at once.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Take a running Trial, Premium or Lifetime away at once.")]
[Example("subscription revoke alice --reason refunded")]
internal sealed class SubscriptionRevokeCommand(Surroundings surroundings) : DestructiveActCommand<ReasonedActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override UserAct ActOf(ReasonedActSettings settings) => new RevokeSubscription { Reason = settings.Reason };

    /// <inheritdoc/>
    protected override string Question(UserActOutcome foreseen) =>
        $"Take {UserWords.Subscription(foreseen.Before.Profile)} from {UserWords.Name(foreseen.Before)}?";

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) =>
        $"{UserWords.Name(outcome.After!)} has no {outcome.Before.Profile.SubscriptionTier} any more.";
}
