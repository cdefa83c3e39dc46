using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Grains.Notifications;

/// <summary>A change of a user's account on its way to those who watch it: written with the change itself, and kept until the inbox has it.</summary>
[GenerateSerializer, Immutable, Alias("platform.notifications.account-change")]
internal sealed record AccountChange
{
    /// <summary>Makes a repeated delivery harmless.</summary>
    [Id(0)]
    public Guid Id { get; init; }

    [Id(1)]
    public AccountChangeKind Kind { get; init; }

    /// <summary>State of the account after a change of its restriction.</summary>
    [Id(2)]
    public AccountState State { get; init; }

    /// <summary>End of the restriction; null where it has none.</summary>
    [Id(3)]
    public DateTimeOffset? RestrictedUntil { get; init; }

    /// <summary>The tier after a change of the subscription.</summary>
    [Id(4)]
    public SubscriptionTier Tier { get; init; }

    /// <summary>End of the subscription; null where it has none.</summary>
    [Id(5)]
    public DateTimeOffset? SubscriptionExpiresAt { get; init; }

    [Id(6)]
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What of an account has changed.</summary>
internal enum AccountChangeKind
{
    Restriction = 0,
    Subscription = 1,
}
