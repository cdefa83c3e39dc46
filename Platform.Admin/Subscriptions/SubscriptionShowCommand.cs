using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Admin.Subscriptions;

/// <summary>Shows a user's subscription and its history.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Show a user's subscription and its history.")]
[Example("subscription show alice")]
internal sealed class SubscriptionShowCommand(Surroundings surroundings) : SessionCommand<UserSettings>(surroundings)
{
    /// <summary>Changes of tier, newest first.</summary>
    /// <param name="history">The changes.</param>
    public static Sheet History(IEnumerable<SubscriptionChangeView> history) => new(
        ["Change", "At (UTC)", "From", "To", "By", "Reason"],
        [.. history.Select(change => new[]
        {
            $"{change.Id}",
            UtcTime.InColumn(change.CreatedAt),
            $"{change.OldTier}",
            $"{change.NewTier}",
            change.GrantedById?.ToString() ?? "platform",
            change.Reason,
        })],
        Title: "Subscription history");

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(UserSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((ISubscriptionConsoleGrain subscriptions) => subscriptions.Show(session, settings.User)),
        subscription => subscription,
        Show);

    private static View Show(SubscriptionView subscription) => new Stack(
        new Card(
            ("Tier", $"{subscription.SubscriptionTier}"),
            ("Ends", subscription.ExpiresAt is { } end ? UtcTime.Exact(end) : null),
            ("Premium", subscription.HasPremium ? "yes" : "no"),
            ("Trial", subscription.TrialAvailable ? "may be granted" : "used"),
            ("Changed", UtcTime.Alone(subscription.UpdatedAt))),
        subscription.History.IsEmpty ? "No change so far." : History(subscription.History));
}
