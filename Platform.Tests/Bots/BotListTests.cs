using System.Text.Json;
using Platform.GrainInterfaces.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary><c>GET /bots</c> (reference.md, section 5): the active ones, oldest first, with links from part to part.</summary>
public abstract class BotListTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task Active_bots_are_listed_with_their_public_members_oldest_first()
    {
        var first = await BotAsync();
        var second = await BotAsync();
        var listed = await AllAsync(Platform.Visitor());
        Assert.All(listed, bot => bot.ShouldHaveExactly(BotMembers.Public));
        var numbers = listed.Select(bot => bot.Number("id")).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.InRange(numbers.IndexOf(first.Id), 0, numbers.IndexOf(second.Id) - 1);
        Assert.Equal(first.Name, listed[numbers.IndexOf(first.Id)].Text("name"));
    }

    [Fact]
    public async Task An_owner_sees_no_more_in_the_list_than_anyone()
    {
        await BotAsync();
        var owner = (await Operator.SignInAsync(Fixture.Process)).User;
        Assert.All((await owner.Client.GetAsync("/v1/bots?limit=5")).ShouldBeOk().Json.EnumerateArray(), bot => bot.ShouldHaveExactly(BotMembers.Public));
    }

    [Fact]
    public async Task An_inactive_bot_is_left_out_of_the_list_and_found_by_its_number()
    {
        var bot = await BotAsync();
        await ActAsync(bot, new DisableBot(false));
        Assert.DoesNotContain(await AllAsync(Platform.Visitor()), listed => listed.Number("id") == bot.Id);
        (await Platform.Visitor().GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.ShouldHaveExactly(BotMembers.Public);
        await ActAsync(bot, new EnableBot());
        Assert.Contains(await AllAsync(Platform.Visitor()), listed => listed.Number("id") == bot.Id);
    }

    [Fact]
    public async Task A_deleted_bot_is_left_out()
    {
        var bot = await BotAsync();
        await ActAsync(bot, new DeleteBot());
        Assert.DoesNotContain(await AllAsync(Platform.Visitor()), listed => listed.Number("id") == bot.Id);
    }

    [Fact]
    public async Task A_new_name_shows_at_once()
    {
        var bot = await BotAsync();
        var name = Names.Fresh();
        (await bot.UpdateAsync(new { name })).ShouldBeOk();
        Assert.Equal(name, Assert.Single(await AllAsync(Platform.Visitor()), listed => listed.Number("id") == bot.Id).Text("name"));
    }

    [Fact]
    public async Task A_part_says_where_the_next_and_the_previous_one_are()
    {
        for (var bot = 0; bot < 3; bot++)
        {
            await BotAsync();
        }

        var visitor = Platform.Visitor();
        var all = await AllAsync(visitor);
        var part = (await visitor.GetAsync("/v1/bots?offset=1&limit=1")).ShouldBeOk();
        Assert.Equal(all[1].Number("id"), Assert.Single(part.Json.EnumerateArray()).Number("id"));
        var links = PageLinks.Of(part);
        Assert.Equal(all[2].Number("id"), Assert.Single((await visitor.GetAsync(links["next"])).ShouldBeOk().Json.EnumerateArray()).Number("id"));
        Assert.Equal(all[0].Number("id"), Assert.Single((await visitor.GetAsync(links["prev"])).ShouldBeOk().Json.EnumerateArray()).Number("id"));
        Assert.Equal(all[0].Number("id"), Assert.Single((await visitor.GetAsync(links["first"])).ShouldBeOk().Json.EnumerateArray()).Number("id"));

        var last = (await visitor.GetAsync($"/v1/bots?offset={all.Count - 1}&limit=1")).ShouldBeOk();
        Assert.DoesNotContain("next", PageLinks.Of(last).Keys);
        Assert.DoesNotContain("prev", PageLinks.Of((await visitor.GetAsync("/v1/bots?limit=1")).ShouldBeOk()).Keys);
        Assert.Equal("[]", (await visitor.GetAsync("/v1/bots?offset=100000")).ShouldBeOk().Text);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=abc", "limit")]
    [InlineData("offset=-1", "offset")]
    public async Task A_window_out_of_range_is_a_bad_field(string query, string field) =>
        (await Platform.Visitor().GetAsync("/v1/bots?" + query)).ShouldNameFields(field);

    private static async Task<List<JsonElement>> AllAsync(PlatformClient viewer)
    {
        var all = new List<JsonElement>();
        for (var path = "/v1/bots?limit=100"; path is not null;)
        {
            var part = (await viewer.GetAsync(path)).ShouldBeOk();
            all.AddRange(part.Json.EnumerateArray());
            path = PageLinks.Of(part).GetValueOrDefault("next");
        }

        return all;
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotListOnEmbeddedTests(EmbeddedPlatform fixture) : BotListTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotListOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotListTests(fixture);
