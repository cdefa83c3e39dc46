using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.Grains.Directory;
using Platform.Tests.Gateway.Fakes;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Gateway.Bots;

/// <summary>The list of bots, one bot, and the search (reference.md, section 5).</summary>
public sealed class BotEndpointsTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private readonly FakeGateway _gateway = gateway.Anew();

    [Fact]
    public async Task The_list_is_a_bare_array_of_public_bots_with_links()
    {
        _gateway.Grains.BotDirectory.Listed = new Page<PublicBotView>([_gateway.Grains.Bot.View.ToPublic()], 120);
        DefaultHttpContext context = await _gateway.Get("/v1/bots?offset=50&limit=50", _gateway.PublicKey);
        Assert.Equal(BotMembers.Public, Assert.Single(context.AnswerJson().EnumerateArray()).Members());
        Assert.Equal(
            "</v1/bots?offset=0&limit=50>; rel=\"first\", </v1/bots?offset=0&limit=50>; rel=\"prev\", </v1/bots?offset=100&limit=50>; rel=\"next\"",
            context.Response.Headers.Link);
        await _gateway.Get("/bots", _gateway.BotKey);
        await _gateway.Get("/bots", _gateway.Session);
        Assert.Equal([(null, 50, 50), (null, 0, 50), (null, 0, 50)], _gateway.Grains.BotDirectory.Pages);
    }

    [Fact]
    public async Task The_next_page_of_the_list_begins_where_the_list_says()
    {
        _gateway.Grains.BotDirectory.Listed = new Page<PublicBotView>([], 120, Next: "41");
        DefaultHttpContext context = await _gateway.Get("/bots?offset=50&after=20", _gateway.PublicKey);
        Assert.Equal(
            "</bots?offset=0&limit=50>; rel=\"first\", </bots?offset=0&limit=50>; rel=\"prev\", </bots?offset=100&limit=50&after=41>; rel=\"next\"",
            context.Response.Headers.Link);
        Assert.Equal([("20", 50, 50)], _gateway.Grains.BotDirectory.Pages);
    }

    [Fact]
    public async Task A_bad_window_of_the_list_is_named() =>
        Assert.Equal(["limit", "offset"], (await _gateway.Get("/bots?offset=-1&limit=101", _gateway.PublicKey)).BadFields());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bot_is_shown_as_the_cluster_says(bool all)
    {
        _gateway.Grains.Bot.ShowsAll = all;
        JsonElement json = (await _gateway.Get("/bots/5", _gateway.PublicKey)).AnswerJson();
        Assert.Equal(all ? BotMembers.Full : BotMembers.Public, json.Members());
        Assert.Equal("5", json.GetProperty("id").GetRawText());
    }

    [Theory]
    [InlineData(PermissionLevel.User, false)]
    [InlineData(PermissionLevel.Admin, true)]
    public async Task Only_the_session_of_an_operator_is_looked_at(PermissionLevel level, bool isLookedAt)
    {
        _gateway.Grains.Session.Level = level;
        await _gateway.Get("/bots/5", _gateway.Session);
        await _gateway.Get("/bots/5", _gateway.BotKey);
        Assert.Equal(isLookedAt, _gateway.Grains.Bot.Viewers[0] is not null);
        Assert.Null(_gateway.Grains.Bot.Viewers[1]);
    }

    [Fact]
    public async Task A_session_beside_a_key_sees()
    {
        await _gateway.Get("/bots/5", _gateway.BotKey, ("Cookie", "psession=" + _gateway.Session.Plain.Value));
        Assert.Equal(SessionKey.Of(_gateway.Session.Plain), Assert.Single(_gateway.Grains.Bot.Viewers));
        Assert.Equal(0, _gateway.Grains.Session.Taken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Activity_alone_does_not_change_the_tag(bool all)
    {
        _gateway.Grains.Bot.ShowsAll = all;
        string tag = (await _gateway.Get("/bots/5", _gateway.PublicKey)).Response.Headers.ETag.ToString();
        _gateway.Grains.Bot.View = _gateway.Grains.Bot.View with { LastActivityAt = null };
        Assert.Equal(304, (await _gateway.Get("/bots/5", _gateway.PublicKey, ("If-None-Match", tag))).Response.StatusCode);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("05")]
    [InlineData("9223372036854775808")]
    [InlineData("9007199254740992")]
    [InlineData("Search")]
    public async Task What_is_no_id_is_no_bot(string id)
    {
        DefaultHttpContext context = await _gateway.Get("/bots/" + id, _gateway.PublicKey);
        Assert.Equal("/bots/Search" == context.Request.Path ? 403 : 404, context.Response.StatusCode);
        Assert.Empty(_gateway.Grains.Bot.Viewers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_search_answers_exactly_the_members_of_the_contract(bool isFull)
    {
        _gateway.Grains.BotDirectory.Found = new BotSearchResult([_gateway.Grains.Bot.View], isFull, 40, IsTotalCapped: false, Next: null);
        DefaultHttpContext context = await Search("q=help");
        JsonElement json = context.AnswerJson();
        Assert.Equal(["bots", "total", "limit", "offset"], json.Members());
        Assert.Equal(isFull ? BotMembers.Full : BotMembers.Public, json.GetProperty("bots")[0].Members());
        Assert.Equal((40, 25, 0), (Number(json, "total"), Number(json, "limit"), Number(json, "offset")));
        Assert.Equal(
            "</bots/search?q=help&offset=0&limit=25>; rel=\"first\", </bots/search?q=help&offset=25&limit=25>; rel=\"next\"", context.Response.Headers.Link);
    }

    [Fact]
    public async Task The_next_part_of_what_is_found_begins_where_the_search_says()
    {
        _gateway.Grains.BotDirectory.Found = new BotSearchResult([], IsFull: false, 40, IsTotalCapped: false, Next: "a_-9");
        DefaultHttpContext context = await Search("q=help&after=Zm9v");
        Assert.Equal(
            "</bots/search?q=help&offset=0&limit=25>; rel=\"first\", </bots/search?q=help&offset=25&limit=25&after=a_-9>; rel=\"next\"",
            context.Response.Headers.Link);
        Assert.Equal("Zm9v", Assert.Single(_gateway.Grains.BotDirectory.Queries).After);
    }

    [Theory]
    [InlineData(9_975, true)]
    [InlineData(9_976, false)]
    public async Task A_capped_total_says_so_and_leads_on_as_far_as_one_may_go(int offset, bool leadsOn)
    {
        _gateway.Grains.BotDirectory.Found = new BotSearchResult([], IsFull: false, 10_000, IsTotalCapped: true, Next: null);
        DefaultHttpContext context = await Search($"q=a&offset={offset}");
        JsonElement json = context.AnswerJson();
        Assert.Equal(["bots", "total", "limit", "offset", "total_capped"], json.Members());
        Assert.True(json.GetProperty("total_capped").GetBoolean());
        Assert.Equal(leadsOn, context.Response.Headers.Link.ToString().Contains("offset=10000&limit=25>; rel=\"next\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_searched_for_is_handed_on()
    {
        await Search("q=%25_%27%5C%22&owner=Anna&bot_type=2&offset=10000&limit=100");
        await Search("bot_type=3");
        await Search("owner=7");
        await Search("q=" + new string('a', 50));
        Assert.Equal(
            [
                new BotQuery { Text = "%_'\\\"", Owner = "Anna", BotType = BotType.Verified, Offset = 10_000, Limit = 100 },
                new BotQuery { BotType = BotType.Community, Limit = 25 },
                new BotQuery { Owner = "7", Limit = 25 },
                new BotQuery { Text = new string('a', 50), Limit = 25 },
            ],
            _gateway.Grains.BotDirectory.Queries);
    }

    [Theory]
    [InlineData("", "q")]
    [InlineData("limit=5", "q")]
    [InlineData("q=", "q")]
    [InlineData("q=a%00", "q")]
    [InlineData("q=a&q=b", "q")]
    [InlineData("q=%ED%A0%80", "q")]
    [InlineData("q=a%FF", "q")]
    [InlineData("q=a&after=", "after")]
    [InlineData("q=a&after=%00", "after")]
    [InlineData("q=a&after=b&after=c", "after")]
    [InlineData("q=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "q")]
    [InlineData("owner=", "owner")]
    [InlineData("owner=%00", "owner")]
    [InlineData("owner=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "owner")]
    [InlineData("bot_type=0", "bot_type")]
    [InlineData("bot_type=4", "bot_type")]
    [InlineData("bot_type=official", "bot_type")]
    [InlineData("bot_type=", "bot_type")]
    [InlineData("bot_type=1%00", "bot_type")]
    [InlineData("q=a&offset=10001", "offset")]
    [InlineData("offset=x&limit=0", "limit offset q")]
    [InlineData("q=%00&owner=%00&bot_type=x&offset=-1&limit=101", "bot_type limit offset owner q")]
    public async Task All_bad_fields_of_a_search_are_named(string query, string fields)
    {
        DefaultHttpContext context = await Search(query);
        Assert.Equal(fields.Split(' '), context.BadFields());

        // The cluster may be asked, to name what it has to say as well, but not for anything it would look for.
        BotQuery asked = Assert.Single(_gateway.Grains.BotDirectory.Queries);
        Assert.True(asked.Owner == BodyFields.Unreadable || BotQueries.Refuse(asked) is not null);
    }

    [Fact]
    public async Task The_search_takes_sessions_only()
    {
        Assert.Equal("forbidden", (await _gateway.Get("/bots/search?q=a", _gateway.BotKey)).Code());
        Assert.Equal("forbidden", (await _gateway.Get("/bots/search?q=a", _gateway.PublicKey)).Code());
        Assert.Equal("authentication_required", (await _gateway.Get("/bots/search?q=a", null)).Code());
    }

    private static int Number(JsonElement json, string member) => json.GetProperty(member).GetInt32();

    private Task<DefaultHttpContext> Search(string query) => _gateway.Get("/bots/search?" + query, _gateway.Session);
}
