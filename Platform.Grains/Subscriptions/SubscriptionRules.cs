using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Grains.Subscriptions;

/// <summary>What a stored subscription is worth at an instant (reference.md, section 2).</summary>
internal static class SubscriptionRules
{
    /// <summary>The tier by the clock: an expired one is Basic, however late the reminder that writes it down.</summary>
    public static SubscriptionTier InForce(SubscriptionTier stored, DateTimeOffset? expiresAt, DateTimeOffset now) => stored switch
    {
        SubscriptionTier.Trial or SubscriptionTier.Premium when expiresAt is null || expiresAt <= now => SubscriptionTier.Basic,
        _ => stored,
    };

    /// <summary>Whether the features of Premium are open.</summary>
    public static bool HasPremium(SubscriptionTier inForce) => inForce != SubscriptionTier.Basic;

    /// <summary>A Trial is granted once for life, also after a revoke; the history decides.</summary>
    public static bool TrialAvailable(IEnumerable<SubscriptionChange> history) =>
        history.All(change => change.NewTier != SubscriptionTier.Trial);
}
