using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Subscriptions;

/// <summary>Gives a user a tier (reference.md, section 2).</summary>
[GenerateSerializer, Immutable, Alias("platform.subscriptions.grant")]
public sealed record GrantSubscription : UserAct
{
    /// <summary>Trial, Premium or Lifetime.</summary>
    [Id(0)]
    public SubscriptionTier Tier { get; init; }

    /// <summary>For Premium: how many days, 1 to 3,650; required. A Trial has its own length whatever is asked; Lifetime has none.</summary>
    [Id(1)]
    public int? Days { get; init; }
}

/// <summary>Takes a running tier away at once. A reason is required.</summary>
[GenerateSerializer, Immutable, Alias("platform.subscriptions.revoke")]
public sealed record RevokeSubscription : UserAct;
