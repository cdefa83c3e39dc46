using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Bots;

namespace Platform.Tests.Bots;

public sealed class BotActsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TokenHash NewKey = new("ff");

    private static readonly BotState Bot = new()
    {
        Id = new BotId(7),
        Name = "Helper",
        Platform = "example",
        OwnerId = new UserId(3),
        BotType = BotType.Community,
        IsActive = true,
        RateLimitPerHour = 1_000,
        KeyHash = new TokenHash("00"),
        Groups = 4,
        Users = 5,
        LatencyMs = 6,
        StatisticsEpoch = 1,
        CreatedAt = Now.AddDays(-1),
        UpdatedAt = Now.AddDays(-1),
    };

    [Fact]
    public void Each_act_changes_what_it_is_for_and_nothing_else()
    {
        Assert.Equal(Bot with { BotType = BotType.Verified, UpdatedAt = Now }, Done(new SetBotType(BotType.Verified)));
        Assert.Equal(Bot with { OwnerId = new UserId(4), UpdatedAt = Now }, Done(new AssignBotOwner(new UserId(4))));
        Assert.Equal(Bot with { RateLimitPerHour = 5, UpdatedAt = Now }, Done(new SetBotRateLimit(5)));
        BotState regenerated = Done(new RegenerateBotKey());
        Assert.Equal(Bot with { KeyHash = NewKey, UpdatedAt = Now }, regenerated with { OwnerNews = null });
        Assert.Equal("Your bot has a new key", regenerated.OwnerNews?.Title);
        BotState kept = Done(new RegenerateBotKey(TimeSpan.FromMinutes(10)));
        Assert.Equal(Bot with { KeyHash = NewKey, FormerKey = new FormerBotKey(Bot.KeyHash, Now.AddMinutes(10)), UpdatedAt = Now }, kept with { OwnerNews = null });
        Assert.EndsWith($"is refused from {Now.AddMinutes(10):yyyy-MM-dd HH:mm} UTC on.", kept.OwnerNews?.Body, StringComparison.Ordinal);
        Assert.Null(Done(new RegenerateBotKey(), kept).FormerKey);
        Assert.Equal(Bot with { IsActive = false, UpdatedAt = Now }, Done(new DisableBot(EndsSessions: false)));
        Assert.Equal(Bot with { IsActive = false, SessionsVoidUntil = Now, UpdatedAt = Now }, Done(new DisableBot(EndsSessions: true)));
        Assert.Equal(Bot with { UpdatedAt = Now }, Done(new EnableBot(), Bot with { IsActive = false }));
        Assert.Equal(Bot with { Groups = 0, Users = 0, LatencyMs = null, StatisticsEpoch = 2, UpdatedAt = Now }, Done(new ResetBotStatistics()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(86_401)]
    public void An_old_key_is_kept_for_a_day_at_the_most(int seconds) => Assert.Contains(
        "keep_old",
        BotActs.Decide(Bot, new RegenerateBotKey(TimeSpan.FromSeconds(seconds)), () => NewKey, Now).Refusal!.Fields.Keys);

    [Fact]
    public void A_deleted_bot_keeps_nothing_but_its_number_and_whose_codes_are_void()
    {
        BotState deleted = Done(new DeleteBot(), Bot with { SessionsVoidUntil = Now.AddHours(-1) });
        Assert.Equal((Bot.Id, Now, Now.AddHours(-1)), (deleted.Id, deleted.DeletedAt, deleted.SessionsVoidUntil));
        Assert.Equal(("", null, default, false), (deleted.Name, deleted.OwnerId, deleted.KeyHash, deleted.IsActive));
        Assert.Empty(deleted.Buckets);
        Assert.Null(deleted.NameFolded);
        Assert.Equal(Now, deleted.SweepAfter);
    }

    [Fact]
    public void An_act_that_would_change_nothing_is_a_conflict()
    {
        ShouldConflict(new SetBotType(BotType.Community), Bot);
        ShouldConflict(new AssignBotOwner(new UserId(3)), Bot);
        ShouldConflict(new SetBotRateLimit(1_000), Bot);
        ShouldConflict(new EnableBot(), Bot);
        ShouldConflict(new DisableBot(EndsSessions: false), Bot with { IsActive = false });
    }

    [Fact]
    public void Sessions_of_a_bot_that_is_inactive_already_can_still_be_ended() =>
        Assert.Equal(Now, Done(new DisableBot(EndsSessions: true), Bot with { IsActive = false }).SessionsVoidUntil);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_001)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_limit_outside_of_one_to_a_hundred_thousand_is_refused(long perHour) =>
        Assert.Equal(["rate_limit"], BotActs.Decide(Bot, new SetBotRateLimit(perHour), () => NewKey, Now).Refusal!.Fields.Keys);

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public void The_least_and_the_most_limit_may_be_set(int perHour) => Assert.Equal(perHour, Done(new SetBotRateLimit(perHour)).RateLimitPerHour);

    [Fact]
    public void A_type_that_there_is_not_is_refused() =>
        Assert.Equal(ErrorCodes.ValidationFailed, BotActs.Decide(Bot, new SetBotType((BotType)9), () => NewKey, Now).Refusal?.Code);

    [Theory]
    [InlineData(BotType.Community, BotType.Verified, AuditEvents.BotVerify)]
    [InlineData(BotType.Community, BotType.Official, AuditEvents.BotVerify)]
    [InlineData(BotType.Verified, BotType.Official, AuditEvents.BotUpdate)]
    [InlineData(BotType.Official, BotType.Verified, AuditEvents.BotUpdate)]
    [InlineData(BotType.Verified, BotType.Community, AuditEvents.BotUnverify)]
    [InlineData(BotType.Official, BotType.Community, AuditEvents.BotUnverify)]
    public void The_audit_log_tells_what_a_new_type_means(BotType before, BotType after, string expected) =>
        Assert.Equal(expected, BotActs.EventOf(new SetBotType(after), before));

    [Fact]
    public void The_audit_log_tells_of_a_new_limit_before_and_after()
    {
        AuditEvent told = BotActs.Done(new Actor(new UserId(1), PermissionLevel.Owner), new SetBotRateLimit(5), Bot, Bot with { RateLimitPerHour = 5 }, Now);
        Assert.Equal((AuditEvents.BotUpdate, "bot", "7"), (told.Event, told.TargetType, told.TargetId));
        Assert.Equal(("1000", "5"), (told.Metadata!["old_limit"], told.Metadata["new_limit"]));
    }

    [Fact]
    public void A_bot_counts_by_its_type_and_by_whether_it_is_active()
    {
        Assert.Equal(["bots.total", "bots.type.3", "bots.active"], Bot.Buckets.AsEnumerable());
        Assert.Equal(["bots.total", "bots.type.1"], (Bot with { IsActive = false, BotType = BotType.Official }).Buckets.AsEnumerable());
    }

    private static BotState Done(BotAct act, BotState? bot = null)
    {
        Result<BotState> decided = BotActs.Decide(bot ?? Bot, act, () => NewKey, Now);
        Assert.Null(decided.Refusal);
        return decided.Value!;
    }

    private static void ShouldConflict(BotAct act, BotState bot) =>
        Assert.Equal(ErrorCodes.Conflict, BotActs.Decide(bot, act, () => NewKey, Now).Refusal?.Code);
}
