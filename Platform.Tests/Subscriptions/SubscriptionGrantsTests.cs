using CsCheck;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Subscriptions;
using Platform.Grains.Users;

namespace Platform.Tests.Subscriptions;

public sealed class SubscriptionGrantsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Actor Admin = new(new UserId(1), PermissionLevel.Admin);
    private static readonly UserState Someone = new() { Id = new UserId(2), Username = "someone" };

    private static readonly Gen<(string What, int Days)> AnyStep =
        Gen.Select(Gen.OneOf([.. new[] { "trial", "premium", "lifetime", "revoke", "wait", "settle" }.Select(Gen.Const)]), Gen.Int[1, 12]);

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(400)]
    public void A_trial_lasts_seven_days_whatever_is_asked(int? days)
    {
        UserState user = Grant(Someone, SubscriptionTier.Trial, days).Value!;
        Assert.Equal((SubscriptionTier.Trial, Now.AddDays(7)), (user.SubscriptionTier, user.SubscriptionExpiresAt!.Value));
    }

    [Fact]
    public void A_trial_is_granted_once_also_after_a_revoke_and_after_the_account_before()
    {
        UserState revoked = SubscriptionGrants.Revoke(Grant(Someone, SubscriptionTier.Trial).Value!, Admin, new RevokeSubscription { Reason = "fun" }, Now).Value!;
        Assert.Equal(ErrorCodes.TrialAlreadyUsed, Grant(revoked, SubscriptionTier.Trial).Refusal?.Code);
        Assert.Equal(ErrorCodes.TrialAlreadyUsed, Grant(Someone with { TrialUsedBefore = true }, SubscriptionTier.Trial).Refusal?.Code);
    }

    [Fact]
    public void Premium_adds_to_running_premium_and_starts_now_over_a_trial()
    {
        UserState premium = Grant(Someone, SubscriptionTier.Premium, 30).Value!;
        Assert.Equal(Now.AddDays(45), Grant(premium, SubscriptionTier.Premium, 15).Value!.SubscriptionExpiresAt);
        UserState trial = Grant(Someone, SubscriptionTier.Trial).Value!;
        Assert.Equal(Now.AddDays(15), Grant(trial, SubscriptionTier.Premium, 15).Value!.SubscriptionExpiresAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3_651)]
    public void Premium_needs_days_in_range(int? days) =>
        Assert.Equal(ErrorCodes.ValidationFailed, Grant(Someone, SubscriptionTier.Premium, days).Refusal?.Code);

    [Fact]
    public void Nothing_is_granted_over_lifetime()
    {
        UserState user = Grant(Someone, SubscriptionTier.Lifetime).Value!;
        Assert.Null(user.SubscriptionExpiresAt);
        Assert.Equal(ErrorCodes.Conflict, Grant(user, SubscriptionTier.Trial).Refusal?.Code);
        Assert.Equal(ErrorCodes.Conflict, Grant(user, SubscriptionTier.Premium, 1).Refusal?.Code);
        Assert.Equal(ErrorCodes.Conflict, Grant(user, SubscriptionTier.Lifetime).Refusal?.Code);
    }

    [Theory]
    [InlineData(SubscriptionTier.Basic)]
    [InlineData((SubscriptionTier)7)]
    public void What_is_no_tier_to_grant_is_refused(SubscriptionTier tier) =>
        Assert.Equal(ErrorCodes.ValidationFailed, Grant(Someone, tier).Refusal?.Code);

    [Fact]
    public void An_end_behind_the_last_year_is_refused_and_is_no_fault()
    {
        UserState user = Someone with { SubscriptionTier = SubscriptionTier.Premium, SubscriptionExpiresAt = DateTimeOffset.MaxValue.AddDays(-3_649) };
        Assert.Equal(ErrorCodes.Conflict, Grant(user, SubscriptionTier.Premium, 3_650).Refusal?.Code);
    }

    [Fact]
    public void The_history_says_what_became_of_what_by_whom_and_why()
    {
        UserState user = Grant(Someone, SubscriptionTier.Premium, 30).Value!;
        Assert.Equal(
            new SubscriptionChange { Id = 1, NewTier = SubscriptionTier.Premium, Reason = "gift", GrantedById = Admin.Id, CreatedAt = Now },
            user.SubscriptionHistory.Single());
    }

    [Fact]
    public void Whatever_is_granted_revoked_and_waited_for_tier_end_and_trial_are_those_of_a_simple_model()
    {
        AnyStep.Array[1, 25].Sample(steps =>
        {
            UserState user = Someone;
            var model = new Model();
            DateTimeOffset now = Now;
            foreach ((string what, int days) in steps)
            {
                if (what == "wait")
                {
                    now = now.AddDays(days);
                }
                else if (what == "settle")
                {
                    user = user.AsOf(now);
                }
                else
                {
                    Result<UserState> decided = Do(user.AsOf(now), what, days, now);
                    Assert.Equal(model.Do(what, days, now), decided.Refusal?.Code);
                    user = decided.Value ?? user;
                }

                Assert.Equal(model.At(now), (user.TierAt(now), user.AsOf(now).SubscriptionExpiresAt));
                Assert.Equal(model.TrialUsed, !user.IsTrialAvailable);
                Assert.Equal(Enumerable.Range(1, user.SubscriptionHistory.Length).Select(id => (long)id), user.SubscriptionHistory.Select(change => change.Id));
                Assert.Equal(user.AsOf(now).SubscriptionHistory.Skip(1).Select(change => change.OldTier), user.AsOf(now).SubscriptionHistory.SkipLast(1).Select(change => change.NewTier));
            }
        });
    }

    private static Result<UserState> Do(UserState user, string what, int days, DateTimeOffset now) => what switch
    {
        "trial" => SubscriptionGrants.Grant(user, Admin, new GrantSubscription { Tier = SubscriptionTier.Trial }, now),
        "premium" => SubscriptionGrants.Grant(user, Admin, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = days }, now),
        "lifetime" => SubscriptionGrants.Grant(user, Admin, new GrantSubscription { Tier = SubscriptionTier.Lifetime }, now),
        _ => SubscriptionGrants.Revoke(user, Admin, new RevokeSubscription { Reason = "refunded" }, now),
    };

    private static Result<UserState> Grant(UserState user, SubscriptionTier tier, int? days = null) =>
        SubscriptionGrants.Grant(user, Admin, new GrantSubscription { Tier = tier, Days = days, Reason = "gift" }, Now);

    /// <summary>A subscription as one would keep it on paper: a tier, an end, and whether the trial was used.</summary>
    private sealed class Model
    {
        private SubscriptionTier _tier;
        private DateTimeOffset? _end;

        public bool TrialUsed { get; private set; }

        public (SubscriptionTier Tier, DateTimeOffset? End) At(DateTimeOffset now) => _end <= now ? (SubscriptionTier.Basic, null) : (_tier, _end);

        public string? Do(string what, int days, DateTimeOffset now)
        {
            (_tier, _end) = At(now);
            switch (what)
            {
                case "trial" when TrialUsed:
                    return ErrorCodes.TrialAlreadyUsed;
                case "trial" when _tier is SubscriptionTier.Premium or SubscriptionTier.Lifetime:
                case "premium" or "lifetime" when _tier == SubscriptionTier.Lifetime:
                case "revoke" when _tier == SubscriptionTier.Basic:
                    return ErrorCodes.Conflict;
                case "trial":
                    (_tier, _end, TrialUsed) = (SubscriptionTier.Trial, now.AddDays(7), true);
                    return null;
                case "premium":
                    (_tier, _end) = (SubscriptionTier.Premium, (_tier == SubscriptionTier.Premium ? _end!.Value : now).AddDays(days));
                    return null;
                case "lifetime":
                    (_tier, _end) = (SubscriptionTier.Lifetime, null);
                    return null;
                default:
                    (_tier, _end) = (SubscriptionTier.Basic, null);
                    return null;
            }
        }
    }
}
