using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.Tests.Infrastructure;
using Platform.Tests.Users;

namespace Platform.Tests.Bots;

/// <summary>What a bot is to itself and to others (reference.md, section 5): exactly the documented members.</summary>
public abstract class BotProfileTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task A_new_bot_is_a_community_bot_with_the_usual_limit()
    {
        var owner = await Platform.SignInAsync();
        var bot = await BotAsync(owner);
        var self = (await bot.MeAsync()).ShouldBeOk().Json;
        self.ShouldHaveExactly([.. BotMembers.Full, "rate_limit"]);
        Assert.Equal(bot.Id, self.Number("id"));
        Assert.Equal(bot.Name, self.Text("name"));
        Assert.Equal(bot.Platform, self.Text("platform"));
        Assert.Equal(owner.Id, self.Number("owner_id"));
        Assert.Equal(3, self.Number("bot_type"));
        Assert.Equal(1000, self.Number("rate_limit_per_hour"));
        Assert.True(self.Flag("is_active"));
        Assert.False(self.Flag("is_verified"));
        Assert.Equal(0, self.Number("groups"));
        Assert.Equal(0, self.Number("users"));
        Assert.True(self.IsNull("avatar_url"));
        Assert.True(self.IsNull("latency_ms"));
        Assert.InRange(self.Time("created_at"), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.True(self.Time("updated_at") >= self.Time("created_at"));
    }

    [Fact]
    public async Task A_public_key_a_bot_and_a_user_see_the_public_members()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        PlatformClient[] viewers = [Platform.Visitor(), (await BotAsync()).Client, bot.Client, user.Client];
        foreach (var viewer in viewers)
        {
            (await viewer.GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.ShouldHaveExactly(BotMembers.Public);
        }
    }

    [Fact]
    public async Task Its_own_owner_sees_the_public_members_unless_he_is_an_operator()
    {
        var owner = await Platform.SignInAsync();
        var bot = await BotAsync(owner);
        (await owner.Client.GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.ShouldHaveExactly(BotMembers.Public);
    }

    [Fact]
    public async Task Admins_and_owners_see_all_members()
    {
        var operators = await OperatorAsync();
        var bot = await BotAsync();
        foreach (var viewer in new[] { await operators.AdminAsync(), (await Operator.SignInAsync(Fixture.Process)).User })
        {
            var seen = (await viewer.Client.GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json;
            seen.ShouldHaveExactly(BotMembers.Full);
            Assert.Equal(bot.Owner.Id, seen.Number("owner_id"));
        }
    }

    [Fact]
    public async Task A_level_that_is_lost_shows_less_on_the_next_request()
    {
        var bot = await BotAsync();
        var admin = await (await OperatorAsync()).AdminAsync();
        (await admin.Client.GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.ShouldHaveExactly(BotMembers.Full);
        await ActAsync(admin, new DemoteUser());
        (await admin.Client.GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.ShouldHaveExactly(BotMembers.Public);
    }

    [Theory]
    [InlineData(BotType.Official, true)]
    [InlineData(BotType.Verified, true)]
    [InlineData(BotType.Community, false)]
    public async Task Official_and_verified_bots_are_verified(BotType type, bool isVerified)
    {
        var bot = await BotAsync();
        if (type != BotType.Community)
        {
            await ActAsync(bot, new SetBotType(type));
        }

        Assert.Equal(isVerified, (await Platform.Visitor().GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.Flag("is_verified"));
        Assert.Equal((int)type, (await bot.MeAsync()).ShouldBeOk().Json.Number("bot_type"));
    }

    [Fact]
    public async Task A_request_shows_as_the_last_activity()
    {
        var bot = await BotAsync();
        Assert.True((await Platform.Visitor().GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.IsNull("last_activity_at"));
        (await bot.MeAsync()).ShouldBeOk();
        var seen = (await Platform.Visitor().GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json;
        Assert.InRange(seen.Time("last_activity_at"), seen.Time("created_at"), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task A_new_owner_shows_at_once()
    {
        var bot = await BotAsync();
        var heir = await Platform.SignInAsync();
        await ActAsync(bot, new SetBotOwner(heir.Username));
        Assert.Equal(heir.Id, (await bot.MeAsync()).ShouldBeOk().Json.Number("owner_id"));
    }

    [Fact]
    public async Task Statistics_that_are_set_back_begin_anew()
    {
        var bot = await BotAsync();
        (await bot.UpdateAsync(new { users = 5, latency_ms = 20, group_ids = new[] { "a" } })).ShouldBeOk();
        (await bot.ReportAsync(new { command = "!hi", count = 3 })).ShouldBeOk();
        await ActAsync(bot, new ResetBotStatistics());
        var self = (await bot.MeAsync()).ShouldBeOk().Json;
        Assert.Equal((0, 0), (self.Number("users"), self.Number("groups")));
        Assert.True(self.IsNull("latency_ms"));
        Assert.Equal(0, (await (await OperatorAsync()).CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task A_deleted_bot_is_gone()
    {
        var bot = await BotAsync();
        await ActAsync(bot, new DeleteBot());
        (await Platform.Visitor().GetAsync($"/v1/bots/{bot.Id}")).ShouldBeProblem(404, "not_found");
    }

    [Theory]
    [MemberData(nameof(PublicProfileTests.NumbersOfNobody), MemberType = typeof(PublicProfileTests))]
    public async Task A_number_of_no_bot_finds_none(string id)
    {
        var answer = await Platform.Visitor().GetAsync("/v1/bots/" + id);
        Assert.Contains(answer.Status, new[] { 400, 404 });
        answer.ShouldBeProblem(answer.Status);
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotProfileOnEmbeddedTests(EmbeddedPlatform fixture) : BotProfileTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotProfileOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotProfileTests(fixture);
