using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Tests.Statistics;

/// <summary>The subscription of a user. Its ends are days away from whatever is done meanwhile.</summary>
internal sealed class ModelledSubscription
{
    private static readonly TimeSpan TrialLength = TimeSpan.FromDays(7);

    private SubscriptionTier _tier;
    private ModelledMoment _end = ModelledMoment.Never;
    private bool _hadTrial;

    public SubscriptionTier TierAt(DateTimeOffset instant) => _end.HasComeBy(instant) ? SubscriptionTier.Basic : _tier;

    /// <summary>Whether the rules let it be granted.</summary>
    public bool Allows(GrantSubscription grant, DateTimeOffset instant) => grant.Tier switch
    {
        SubscriptionTier.Trial => !_hadTrial && TierAt(instant) is SubscriptionTier.Basic,
        _ => TierAt(instant) is not SubscriptionTier.Lifetime,
    };

    public void Grant(GrantSubscription grant, ModelledMoment moment)
    {
        bool goesOn = grant.Tier == SubscriptionTier.Premium && TierAt(moment.Earliest) == SubscriptionTier.Premium;
        _end = grant.Tier switch
        {
            SubscriptionTier.Trial => moment.After(TrialLength),
            SubscriptionTier.Premium => (goesOn ? _end : moment).After(TimeSpan.FromDays(grant.Days!.Value)),
            _ => ModelledMoment.Never,
        };
        _tier = grant.Tier;
        _hadTrial |= grant.Tier == SubscriptionTier.Trial;
    }

    public void Revoke() => (_tier, _end) = (SubscriptionTier.Basic, ModelledMoment.Never);
}
