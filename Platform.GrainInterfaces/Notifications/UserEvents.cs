using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.GrainInterfaces.Notifications;

/// <summary>What happened to a user.</summary>
/// <param name="Events">In order.</param>
/// <param name="Cursor">Where to read on; after the last event told.</param>
/// <param name="HasMore">Whether there are more already.</param>
/// <param name="HasGap">Whether events between the cursor asked for and the first one told are not kept any more: the client must load everything anew.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.events")]
public sealed record UserEvents(
    [property: Id(0)] ImmutableArray<UserEvent> Events, [property: Id(1)] string Cursor, [property: Id(2)] bool HasMore, [property: Id(3)] bool HasGap);

/// <summary>One thing that happened: exactly one of the three.</summary>
/// <param name="Id">The cursor after it.</param>
/// <param name="Notification">He was sent something, alone or with everybody.</param>
/// <param name="Restriction">His account was restricted or freed.</param>
/// <param name="Subscription">His subscription changed.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.event")]
public sealed record UserEvent(
    [property: Id(0)] string Id,
    [property: Id(1)] NotificationView? Notification,
    [property: Id(2)] RestrictionEvent? Restriction,
    [property: Id(3)] SubscriptionEvent? Subscription);

/// <summary>How the account stands after a change.</summary>
/// <param name="State">Its state.</param>
/// <param name="RestrictedUntil">End of the restriction; null where it has none.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.restriction-event")]
public sealed record RestrictionEvent([property: Id(0)] AccountState State, [property: Id(1)] DateTimeOffset? RestrictedUntil);

/// <summary>What the subscription is after a change.</summary>
/// <param name="SubscriptionTier">The tier.</param>
/// <param name="SubscriptionExpiresAt">Its end; null where it has none.</param>
/// <param name="HasPremium">Whether the features of Premium are open to him.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.subscription-event")]
public sealed record SubscriptionEvent(
    [property: Id(0)] SubscriptionTier SubscriptionTier, [property: Id(1)] DateTimeOffset? SubscriptionExpiresAt, [property: Id(2)] bool HasPremium);
