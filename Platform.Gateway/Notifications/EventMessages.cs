using System.Text.Json;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Gateway.Notifications;

/// <summary>What the event <c>restriction</c> says.</summary>
/// <param name="State">State of the account.</param>
/// <param name="RestrictedUntil">End of the restriction; null where it has none.</param>
/// <param name="RemainingSeconds">Whole seconds until then, for clients with a wrong clock.</param>
internal sealed record RestrictionMessage(AccountState State, DateTimeOffset? RestrictedUntil, long? RemainingSeconds);

/// <summary>What the event <c>subscription</c> says.</summary>
/// <param name="SubscriptionTier">The tier.</param>
/// <param name="SubscriptionExpiresAt">Its end; null where it has none.</param>
/// <param name="SubscriptionRemainingSeconds">Whole seconds until then, for clients with a wrong clock.</param>
/// <param name="HasPremium">Whether the features of Premium are open to him.</param>
internal sealed record SubscriptionMessage(
    SubscriptionTier SubscriptionTier, DateTimeOffset? SubscriptionExpiresAt, long? SubscriptionRemainingSeconds, bool HasPremium);

/// <summary>Turns what happened to a user into server-sent events.</summary>
/// <param name="clock">Tells how long something still lasts.</param>
internal sealed class EventMessages(TimeProvider clock)
{
    /// <summary>Writes an event; of a kind that this gateway does not know, nothing.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="happened">What happened.</param>
    public void Write(EventWriter writer, UserEvent happened)
    {
        if (happened.Notification is { } notification)
        {
            writer.WriteEvent("notification", happened.Id, Json(notification));
        }
        else if (happened.Restriction is { } restriction)
        {
            writer.WriteEvent(
                "restriction", happened.Id, Json(new RestrictionMessage(restriction.State, restriction.RestrictedUntil, Remaining(restriction.RestrictedUntil))));
        }
        else if (happened.Subscription is { } subscription)
        {
            DateTimeOffset? end = subscription.SubscriptionExpiresAt;
            writer.WriteEvent(
                "subscription", happened.Id, Json(new SubscriptionMessage(subscription.SubscriptionTier, end, Remaining(end), subscription.HasPremium)));
        }
    }

    private static byte[] Json<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, PlatformJson.Of<T>());

    private long? Remaining(DateTimeOffset? end) => end is { } time ? Math.Max(0, (long)Math.Ceiling((time - clock.GetUtcNow()).TotalSeconds)) : null;
}
