using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Tests.Users;

public sealed class UserImportsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Owner = new(new UserId(1), PermissionLevel.Owner);
    private static readonly Actor Admin = new(new UserId(2), PermissionLevel.Admin);
    private static readonly UserRecord Someone = new() { Platform = "twitch", PlatformUserId = "42", Username = "Alice" };

    private static readonly UserRecord Everything = Someone with
    {
        PlatformUsername = "alice there",
        PlatformAvatarUrl = "https://example.org/a.png",
        PermissionLevel = PermissionLevel.Admin,
        SubscriptionTier = SubscriptionTier.Premium,
        SubscriptionExpiresAt = Now.AddDays(40),
        TrialUsed = true,
        State = AccountState.Banned,
        RestrictedUntil = Now.AddDays(3),
        RestrictionReason = "spam",
        CreatedAt = Now.AddYears(-4),
    };

    public static TheoryData<string, UserRecord> Bad => new()
    {
        { "platform", Someone with { Platform = "Twitch!" } },
        { "platform_user_id", Someone with { PlatformUserId = " 42" } },
        { "platform_username", Someone with { PlatformUsername = new string('a', 129) } },
        { "platform_avatar_url", Someone with { PlatformAvatarUrl = "http://example.org/a.png" } },
        { "username", Someone with { Username = "a b" } },
        { "username", Someone with { Username = "root" } },
        { "permission_level", Someone with { PermissionLevel = (PermissionLevel)1 } },
        { "subscription_tier", Someone with { SubscriptionTier = (SubscriptionTier)9 } },
        { "subscription_expires_at", Someone with { SubscriptionTier = SubscriptionTier.Premium } },
        { "subscription_expires_at", Someone with { SubscriptionTier = SubscriptionTier.Premium, SubscriptionExpiresAt = Now.AddDays(3_651) } },
        { "subscription_expires_at", Someone with { SubscriptionTier = SubscriptionTier.Trial, SubscriptionExpiresAt = Now.AddDays(8) } },
        { "subscription_expires_at", Someone with { SubscriptionTier = SubscriptionTier.Lifetime, SubscriptionExpiresAt = Now.AddDays(1) } },
        { "subscription_expires_at", Someone with { SubscriptionExpiresAt = Now.AddDays(1) } },
        { "state", Someone with { State = (AccountState)7, RestrictionReason = "spam" } },
        { "restricted_until", Someone with { State = AccountState.Timeout, RestrictionReason = "spam" } },
        { "restricted_until", Someone with { RestrictedUntil = Now.AddDays(1) } },
        { "restriction_reason", Someone with { State = AccountState.Banned } },
        { "restriction_reason", Someone with { RestrictionReason = "spam" } },
        { "created_at", Someone with { CreatedAt = Now.AddSeconds(1) } },
        { "created_at", Someone with { CreatedAt = new DateTimeOffset(1969, 12, 31, 0, 0, 0, TimeSpan.Zero) } },
    };

    [Theory, MemberData(nameof(Bad))]
    public void A_bad_column_is_named(string column, UserRecord record)
    {
        Refusal refusal = UserImports.Refuse(record, Now)!;
        Assert.Equal((ErrorCodes.ValidationFailed, column), (refusal.Code, Assert.Single(refusal.Fields).Key));
    }

    [Fact]
    public void All_bad_columns_are_named_at_once() => Assert.Equal(
        ["created_at", "platform", "username"],
        UserImports.Refuse(Someone with { Platform = "", Username = "x", CreatedAt = DateTimeOffset.MaxValue }, Now)!.Fields.Keys);

    [Fact]
    public void A_record_makes_the_user_that_it_was_written_from()
    {
        Assert.Null(UserImports.Refuse(Everything, Now));
        UserState user = Import(Owner, Everything);
        Assert.Equal(Everything with { Id = new UserId(9) }, user.ToRecord(Now));
        Assert.Equal((Now, false, true), (user.ImportedAt, user.HasGeneratedUsername, user.TrialUsedBefore));
        Assert.Empty(user.Notifications);
    }

    [Fact]
    public void The_audit_log_tells_the_import_and_each_act_that_it_stands_for() => Assert.Equal(
        [AuditEvents.UserImport, AuditEvents.UserBan, AuditEvents.SubscriptionGrant, AuditEvents.PermissionPromote],
        UserImports.Decide(new UserId(9), Owner, Everything, trialUsedBefore: false, Now).Value!.Told.Select(told => told.Event));

    [Fact]
    public void A_plain_record_makes_a_plain_user()
    {
        UserState user = Import(Admin, Someone with { Username = null });
        Assert.Equal((PermissionLevel.User, SubscriptionTier.Basic, true, Now), (user.PermissionLevel, user.SubscriptionTier, user.HasGeneratedUsername, user.CreatedAt));
        Assert.True(user.IsTrialAvailable);
        Assert.Null(user.RestrictionAt(Now));
    }

    [Theory]
    [InlineData(PermissionLevel.Admin, PermissionLevel.Admin, false)]
    [InlineData(PermissionLevel.Admin, PermissionLevel.User, true)]
    [InlineData(PermissionLevel.Owner, PermissionLevel.Admin, true)]
    [InlineData(PermissionLevel.Owner, PermissionLevel.Owner, false)]
    public void A_level_is_given_by_those_alone_who_may_give_it(PermissionLevel actor, PermissionLevel level, bool isAllowed)
    {
        Refusal? refusal = UserImports.Decide(
            new UserId(9), new Actor(new UserId(1), actor), Someone with { PermissionLevel = level }, trialUsedBefore: false, Now).Refusal;
        Assert.Equal(isAllowed ? null : ErrorCodes.Forbidden, refusal?.Code);
        Assert.Equal(isAllowed ? [] : ["permission_level"], refusal?.Fields.Keys ?? []);
    }

    [Fact]
    public void A_trial_without_an_end_begins_with_the_import()
    {
        UserState user = Import(Admin, Someone with { SubscriptionTier = SubscriptionTier.Trial });
        Assert.Equal((SubscriptionTier.Trial, Now.AddDays(7), false), (user.SubscriptionTier, user.SubscriptionExpiresAt, user.IsTrialAvailable));
    }

    [Fact]
    public void What_has_ended_is_not_carried_on_but_a_trial_is_remembered()
    {
        UserState user = Import(Admin, Someone with
        {
            SubscriptionTier = SubscriptionTier.Trial,
            SubscriptionExpiresAt = Now,
            State = AccountState.Banned,
            RestrictedUntil = Now,
            RestrictionReason = "spam",
        });
        Assert.Equal((SubscriptionTier.Basic, false, 0), (user.SubscriptionTier, user.IsTrialAvailable, user.Punishments.Length));
    }

    [Fact]
    public void An_identity_that_had_its_trial_gets_no_second_one() => Assert.Equal(
        ErrorCodes.TrialAlreadyUsed,
        UserImports.Decide(new UserId(9), Owner, Someone with { SubscriptionTier = SubscriptionTier.Trial }, trialUsedBefore: true, Now).Refusal!.Code);

    [Theory]
    [InlineData("user_0123abcd", true)]
    [InlineData("user_0123ABCD", false)]
    [InlineData("user_0123abc", false)]
    [InlineData("uses_0123abcd", false)]
    public void A_name_that_the_platform_made_stays_one(string name, bool isGenerated) =>
        Assert.Equal(isGenerated, Import(Admin, Someone with { Username = name }).HasGeneratedUsername);

    private static UserState Import(Actor actor, UserRecord record) =>
        UserImports.Decide(new UserId(9), actor, record, trialUsedBefore: false, Now).Value!.User;
}
