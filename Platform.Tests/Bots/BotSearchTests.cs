using System.Text.Json;
using Platform.GrainInterfaces.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary><c>GET /bots/search</c> (reference.md, section 5).</summary>
public abstract class BotSearchTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task A_user_finds_active_bots_with_their_public_members()
    {
        var prefix = Prefix();
        var active = await BotAsync(name: prefix + "active");
        var inactive = await BotAsync(name: prefix + "inactive");
        await ActAsync(inactive, new DisableBot(false));
        var user = await Platform.SignInAsync();
        var found = await SearchAsync(user, "q=" + prefix);
        Assert.Equal(["bots", "limit", "offset", "total"], Members(found));
        Assert.Equal((1, 25, 0), (found.Number("total"), found.Number("limit"), found.Number("offset")));
        var bot = Assert.Single(found.GetProperty("bots").EnumerateArray());
        bot.ShouldHaveExactly(BotMembers.Public);
        Assert.Equal(active.Id, bot.Number("id"));
    }

    [Fact]
    public async Task Admins_and_owners_find_inactive_ones_too_with_all_members()
    {
        var prefix = Prefix();
        var bot = await BotAsync(name: prefix + "x");
        await ActAsync(bot, new DisableBot(false));
        foreach (var viewer in new[] { await (await OperatorAsync()).AdminAsync(), (await Operator.SignInAsync(Fixture.Process)).User })
        {
            var found = Assert.Single((await SearchAsync(viewer, "q=" + prefix)).GetProperty("bots").EnumerateArray());
            found.ShouldHaveExactly(BotMembers.Full);
            Assert.False(found.Flag("is_active"));
        }
    }

    [Fact]
    public async Task A_part_of_the_name_is_enough_in_any_case()
    {
        var part = Prefix();
        var bot = await BotAsync(name: "A" + part + "Éz");
        var user = await Platform.SignInAsync();
        foreach (var text in new[] { part, part.ToUpperInvariant(), part + "éZ", part + "É", "a" + part })
        {
            Assert.Equal([bot.Id], Ids(await SearchAsync(user, "q=" + Uri.EscapeDataString(text))));
        }
    }

    [Fact]
    public async Task An_exact_number_is_enough()
    {
        var owner = await Platform.SignInAsync();
        var first = await BotAsync(owner, name: "without a number");
        await BotAsync(owner, name: "without a number");
        var user = await Platform.SignInAsync();
        Assert.Equal([first.Id], Ids(await SearchAsync(user, $"q={first.Id}&owner={owner.Id}")));
    }

    [Fact]
    public async Task The_exact_name_comes_first_then_names_that_begin_so_then_the_rest()
    {
        var text = Prefix();
        var inside = await BotAsync(name: "z" + text);
        var beginning = await BotAsync(name: text + "z");
        var exact = await BotAsync(name: text.ToUpperInvariant());
        var user = await Platform.SignInAsync();
        Assert.Equal([exact.Id, beginning.Id, inside.Id], Ids(await SearchAsync(user, "q=" + text)));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("\\%")]
    public async Task Characters_that_databases_read_as_patterns_are_plain(string character)
    {
        var prefix = Prefix();
        var bot = await BotAsync(name: prefix + character + "x");
        await BotAsync(name: prefix + "yyx");
        var user = await Platform.SignInAsync();
        Assert.Equal([bot.Id], Ids(await SearchAsync(user, "q=" + Uri.EscapeDataString(prefix + character + "x"))));
        Assert.Equal([bot.Id], Ids(await SearchAsync(user, "q=" + Uri.EscapeDataString(prefix + character))));
        Assert.Empty(Ids(await SearchAsync(user, "q=" + Uri.EscapeDataString(character + prefix))));
    }

    [Fact]
    public async Task The_bots_of_an_owner_are_found_by_his_number_and_by_his_name()
    {
        var owner = await Platform.SignInAsync();
        var first = await BotAsync(owner);
        var second = await BotAsync(owner);
        var user = await Platform.SignInAsync();
        foreach (var name in new[] { $"{owner.Id}", owner.Username, owner.Username.ToUpperInvariant() })
        {
            Assert.Equal([first.Id, second.Id], Ids(await SearchAsync(user, "owner=" + name)).Order());
            Assert.Equal([second.Id], Ids(await SearchAsync(user, $"owner={name}&q={second.Name}")));
        }
    }

    [Fact]
    public async Task Bots_are_found_by_their_type()
    {
        var prefix = Prefix();
        var official = await BotAsync(name: prefix + "1");
        var verified = await BotAsync(name: prefix + "2");
        var community = await BotAsync(name: prefix + "3");
        await ActAsync(official, new SetBotType(BotType.Official));
        await ActAsync(verified, new SetBotType(BotType.Verified));
        var user = await Platform.SignInAsync();
        foreach (var (type, bot) in new[] { (1, official), (2, verified), (3, community) })
        {
            Assert.Equal([bot.Id], Ids(await SearchAsync(user, $"q={prefix}&bot_type={type}")));
        }
    }

    [Fact]
    public async Task What_is_found_comes_in_parts_with_links()
    {
        var prefix = Prefix();
        foreach (var number in new[] { 1, 2, 3 })
        {
            await BotAsync(name: prefix + number);
        }

        var user = await Platform.SignInAsync();
        var seen = new List<long>();
        for (var path = $"/v1/bots/search?q={prefix}&limit=2"; path is not null;)
        {
            var part = (await user.Client.GetAsync(path)).ShouldBeOk();
            Assert.Equal(3, part.Json.Number("total"));
            Assert.Equal(2, part.Json.Number("limit"));
            Assert.Equal(seen.Count, part.Json.Number("offset"));
            seen.AddRange(Ids(part.Json));
            path = PageLinks.Of(part).GetValueOrDefault("next");
            Assert.True(seen.Count <= 3, "The links never end.");
        }

        Assert.Equal(3, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_new_name_is_found_at_once_and_the_old_one_no_more()
    {
        var bot = await BotAsync();
        var name = Names.Fresh();
        (await bot.UpdateAsync(new { name })).ShouldBeOk();
        var user = await Platform.SignInAsync();
        Assert.Equal([bot.Id], Ids(await SearchAsync(user, "q=" + name)));
        Assert.Empty(Ids(await SearchAsync(user, "q=" + bot.Name)));
    }

    [Theory]
    [InlineData("q=", "q")]
    [InlineData("q=123456789012345678901234567890123456789012345678901", "q")]
    [InlineData("q=x&bot_type=0", "bot_type")]
    [InlineData("q=x&bot_type=4", "bot_type")]
    [InlineData("q=x&limit=0", "limit")]
    [InlineData("q=x&limit=101", "limit")]
    [InlineData("q=x&offset=-1", "offset")]
    [InlineData("q=x&offset=10001", "offset")]
    [InlineData("q=a%00b", "q")]
    public async Task What_cannot_be_searched_for_is_a_bad_field(string query, string field)
    {
        var user = await Platform.SignInAsync();
        (await user.Client.GetAsync("/v1/bots/search?" + query)).ShouldNameFields(field);
    }

    [Fact]
    public async Task Only_a_session_may_search()
    {
        (await Platform.Stranger().GetAsync("/v1/bots/search?q=x")).ShouldBeProblem(401, "authentication_required");
        (await Platform.Visitor().GetAsync("/v1/bots/search?q=x")).ShouldBeProblem(403, "forbidden");
    }

    private static string Prefix() => "q" + Guid.NewGuid().ToString("N")[..10];

    private static string[] Members(JsonElement found) =>
        [.. found.EnumerateObject().Select(member => member.Name).Except(["total_capped"]).Order(StringComparer.Ordinal)];

    private static long[] Ids(JsonElement found) => [.. found.GetProperty("bots").EnumerateArray().Select(bot => bot.Number("id"))];

    private static async Task<JsonElement> SearchAsync(SignedInUser user, string query) =>
        (await user.Client.GetAsync("/v1/bots/search?" + query)).ShouldBeOk().Json;
}

[Collection(OnEmbedded.Name)]
public sealed class BotSearchOnEmbeddedTests(EmbeddedPlatform fixture) : BotSearchTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotSearchOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotSearchTests(fixture);
