using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Bots;
using Platform.Grains.Users;

namespace Platform.Tests.Bots;

public sealed class BotRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserStanding Unrestricted = new(PermissionLevel.User, null);

    private static readonly BotState Bot = new() { Id = new BotId(7), Name = "Helper", OwnerId = new UserId(3), IsActive = true, CreatedAt = Now, UpdatedAt = Now };

    [Theory]
    [InlineData("ab", true)]
    [InlineData("Räuber Hotzenplotz", true)]
    [InlineData("12345678901234567890123456789012", true)]
    [InlineData("a", false)]
    [InlineData("", false)]
    [InlineData("123456789012345678901234567890123", false)]
    [InlineData(" ab", false)]
    [InlineData("ab ", false)]
    [InlineData("a\tb", false)]
    [InlineData("a\0b", false)]
    [InlineData("a\u200bb", false)]
    [InlineData("a\ud800", false)]
    public void A_name_has_2_to_32_printable_characters(string name, bool isGood) => Assert.Equal(isGood, BotRules.NameProblem(name) is null);

    [Theory]
    [InlineData("https://a.example/b.png", true)]
    [InlineData("https://a.example/ü.png", true)]
    [InlineData("http://a.example/b.png", false)]
    [InlineData("//a.example/b.png", false)]
    [InlineData("b.png", false)]
    [InlineData("", false)]
    [InlineData("https://", false)]
    [InlineData("https://user:password@a.example/b.png", false)]
    [InlineData("https://a.example/a b.png", false)]
    [InlineData("https://a.example/\0", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:image/png;base64,AAAA", false)]
    public void A_picture_has_an_https_address(string address, bool isGood) => Assert.Equal(isGood, ImageAddresses.Problem(address) is null);

    [Theory]
    [InlineData(2_048, true)]
    [InlineData(2_049, false)]
    public void The_address_of_a_picture_has_2048_characters_at_most(int length, bool isGood) =>
        Assert.Equal(isGood, ImageAddresses.Problem("https://a.example/".PadRight(length, 'x')) is null);

    [Fact]
    public void Every_bad_field_of_a_report_is_named() => Assert.Equal(
        ["avatar_url", "group_ids", "latency_ms", "name", "users"],
        BotRules.Refuse(new BotUpdate { Name = "x", ChangesAvatar = true, AvatarUrl = "x", Users = -1, LatencyMs = 10_001, Groups = 100_001 })!.Fields.Keys);

    [Fact]
    public void The_least_and_the_most_of_a_report_are_taken()
    {
        Assert.Null(BotRules.Refuse(new BotUpdate { Users = 0, LatencyMs = 0, Groups = 0 }));
        Assert.Null(BotRules.Refuse(new BotUpdate { Users = 2_147_483_648, LatencyMs = 10_000, Groups = 100_000 }));
        Assert.NotNull(BotRules.Refuse(new BotUpdate { Users = 2_147_483_649 }));
    }

    [Fact]
    public void A_report_changes_only_what_it_tells_of()
    {
        BotState full = Bot with { AvatarUrl = "https://a.example/a.png", Users = 1, Groups = 2, LatencyMs = 3 };
        DateTimeOffset later = Now.AddHours(1);
        Assert.Equal(full with { LastActivityAt = later }, BotUpdates.Apply(full, new BotUpdate(), later));
        Assert.Equal(full with { Users = 9, LastActivityAt = later, UpdatedAt = later }, BotUpdates.Apply(full, new BotUpdate { Users = 9 }, later));
        Assert.Equal(
            full with { AvatarUrl = null, LastActivityAt = later, UpdatedAt = later },
            BotUpdates.Apply(full, new BotUpdate { ChangesAvatar = true }, later));
    }

    [Fact]
    public void Nothing_suspends_an_active_bot_of_a_user_who_is_not_banned()
    {
        Assert.Null(BotRules.Suspension(Bot, Unrestricted));
        Assert.Null(BotRules.Suspension(Bot, new UserStanding(PermissionLevel.User, new Restriction(AccountState.Timeout, Now, 1))));
    }

    [Fact]
    public void The_ban_of_the_owner_suspends_his_bot_and_its_end_is_told()
    {
        Refusal refusal = BotRules.Suspension(Bot, new UserStanding(PermissionLevel.User, new Restriction(AccountState.Banned, Now.AddHours(1), 3_600)))!;
        Assert.Equal((ErrorCodes.BotOwnerBanned, Now.AddHours(1), 3_600), (refusal.Code, refusal.RestrictedUntil, refusal.RemainingSeconds));
    }

    [Fact]
    public void An_inactive_bot_and_one_whose_owner_is_no_more_are_suspended()
    {
        Assert.Equal(ErrorCodes.BotInactive, BotRules.Suspension(Bot with { IsActive = false }, Unrestricted)?.Code);
        Assert.Equal(ErrorCodes.BotInactive, BotRules.Suspension(Bot, owner: null)?.Code);
    }

    [Fact]
    public void Every_bad_field_of_a_new_bot_is_named() =>
        Assert.Equal(["name", "platform", "rate_limit"], NewBot.Refuse(new CreateBot("x", "owner", "Example", 0))!.Fields.Keys);

    [Fact]
    public void A_new_bot_is_an_active_community_bot_with_a_thousand_requests_an_hour()
    {
        BotState bot = NewBot.Create(new BotId(7), new CreateBot("Helper", "owner", "example", null), new UserId(3), new("00"), Now);
        Assert.Equal((BotType.Community, true, 1_000), (bot.BotType, bot.IsActive, bot.RateLimitPerHour));
        Assert.Null(NewBot.Refuse(new CreateBot("Helper", "owner", "example", null)));
    }
}
