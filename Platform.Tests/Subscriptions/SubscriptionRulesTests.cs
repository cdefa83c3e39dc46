using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Subscriptions;

namespace Platform.Tests.Subscriptions;

public sealed class SubscriptionRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SubscriptionTier.Basic, null, SubscriptionTier.Basic)]
    [InlineData(SubscriptionTier.Trial, 1, SubscriptionTier.Trial)]
    [InlineData(SubscriptionTier.Trial, 0, SubscriptionTier.Basic)]
    [InlineData(SubscriptionTier.Premium, 1, SubscriptionTier.Premium)]
    [InlineData(SubscriptionTier.Premium, -1, SubscriptionTier.Basic)]
    [InlineData(SubscriptionTier.Lifetime, null, SubscriptionTier.Lifetime)]
    public void An_expired_tier_is_basic_by_the_clock_alone(SubscriptionTier stored, int? secondsLeft, SubscriptionTier inForce) =>
        Assert.Equal(inForce, SubscriptionRules.InForce(stored, secondsLeft is { } seconds ? Now.AddSeconds(seconds) : null, Now));

    [Fact]
    public void A_trial_is_available_until_the_history_has_one()
    {
        Assert.True(SubscriptionRules.TrialAvailable([]));
        Assert.True(SubscriptionRules.TrialAvailable([new SubscriptionChange { NewTier = SubscriptionTier.Premium }]));
        Assert.False(SubscriptionRules.TrialAvailable([new SubscriptionChange { NewTier = SubscriptionTier.Trial }, new SubscriptionChange()]));
    }
}
