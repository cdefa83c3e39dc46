using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Tests.Chaos;

/// <summary>A subscription: how many whole days were given since it began.</summary>
internal sealed record Plan(SubscriptionTier Tier, int Days, bool IsTrialUsed)
{
    public const int TrialDays = 7;

    public static Plan None { get; } = new(SubscriptionTier.Basic, 0, false);
}

/// <summary>A Trial was granted.</summary>
internal sealed record TrialGranted : Step<Plan>
{
    public override Plan? Apply(Plan before) =>
        before is { Tier: SubscriptionTier.Basic, IsTrialUsed: false } ? new Plan(SubscriptionTier.Trial, Plan.TrialDays, true) : null;
}

/// <summary>A Trial was refused since there was one.</summary>
internal sealed record TrialRefused : Step<Plan>
{
    public override Plan? Apply(Plan before) => before.IsTrialUsed ? before : null;
}

/// <summary>A Trial was refused since a subscription runs.</summary>
internal sealed record TrialInConflict : Step<Plan>
{
    public override Plan? Apply(Plan before) => before.Tier == SubscriptionTier.Basic ? null : before;
}

/// <summary>Premium was granted: on top of running Premium, from now on otherwise.</summary>
internal sealed record PremiumGranted(int Days) : Step<Plan>
{
    public override Plan? Apply(Plan before) =>
        before with { Tier = SubscriptionTier.Premium, Days = before.Tier == SubscriptionTier.Premium ? before.Days + Days : Days };
}

/// <summary>The subscription was revoked.</summary>
internal sealed record PlanRevoked : Step<Plan>
{
    public override Plan? Apply(Plan before) => before.Tier == SubscriptionTier.Basic ? null : before with { Tier = SubscriptionTier.Basic, Days = 0 };
}

/// <summary>There was no subscription to revoke.</summary>
internal sealed record NoPlan : Step<Plan>
{
    public override Plan? Apply(Plan before) => before.Tier == SubscriptionTier.Basic ? before : null;
}

/// <summary>Somebody read it.</summary>
internal sealed record PlanSeen(SubscriptionTier Tier, int Days) : Step<Plan>
{
    public override Plan? Apply(Plan before) => before.Tier == Tier && before.Days == Days ? before : null;
}
