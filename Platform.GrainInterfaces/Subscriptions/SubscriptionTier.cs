namespace Platform.GrainInterfaces.Subscriptions;

/// <summary>What a user's subscription gives him (reference.md, section 2).</summary>
public enum SubscriptionTier
{
    /// <summary>No subscription.</summary>
    Basic = 0,

    /// <summary>Seven days, once for life.</summary>
    Trial = 1,

    /// <summary>Paid, with an end.</summary>
    Premium = 2,

    /// <summary>Without an end.</summary>
    Lifetime = 3,
}
