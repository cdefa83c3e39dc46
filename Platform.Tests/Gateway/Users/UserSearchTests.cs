using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;
using Platform.Tests.Admin;
using Platform.Tests.Gateway.Fakes;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Gateway.Users;

/// <summary><c>GET /users/search</c> (reference.md, section 4).</summary>
public sealed class UserSearchTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private static readonly PublicProfile Anna = new(new UserId(9), "Anna", null, SubscriptionTier.Trial);

    private readonly FakeGateway _gateway = gateway.Anew();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_answer_has_exactly_the_members_of_the_contract(bool isFull)
    {
        _gateway.Grains.UserDirectory.Found = isFull
            ? new UserSearchResult([], [Profiles.Alice], IsFull: true, 40, IsTotalCapped: false, Next: null)
            : new UserSearchResult([Anna], [], IsFull: false, 40, IsTotalCapped: false, Next: null);
        DefaultHttpContext context = await Search("q=an");
        JsonElement json = context.AnswerJson();
        Assert.Equal(["users", "total", "limit", "offset"], json.Members());
        Assert.Equal(isFull ? ProfileMembers.Own : ProfileMembers.Public, Assert.Single(json.GetProperty("users").EnumerateArray()).Members());
        Assert.Equal((40, 25, 0), (Number(json, "total"), Number(json, "limit"), Number(json, "offset")));
        Assert.Equal(
            "</users/search?q=an&offset=0&limit=25>; rel=\"first\", </users/search?q=an&offset=25&limit=25>; rel=\"next\"", context.Response.Headers.Link);
    }

    [Fact]
    public async Task The_next_part_begins_where_the_search_says()
    {
        _gateway.Grains.Session.Level = PermissionLevel.Owner;
        _gateway.Grains.UserDirectory.Found = new UserSearchResult([], [], IsFull: true, 90, IsTotalCapped: false, Next: Cursor("b"));
        DefaultHttpContext context = await Search($"q=a%26&state=2&limit=10&offset=40&after={Cursor("a")}");
        Assert.Equal(
            "</users/search?q=a%26&state=2&offset=0&limit=10>; rel=\"first\", </users/search?q=a%26&state=2&offset=30&limit=10>; rel=\"prev\", "
            + $"</users/search?q=a%26&state=2&offset=50&limit=10&after={Cursor("b")}>; rel=\"next\"",
            context.Response.Headers.Link);
        Assert.Equal(40, Number(context.AnswerJson(), "offset"));
        Assert.Equal(Cursor("a"), Assert.Single(_gateway.Grains.UserDirectory.Queries).After);
    }

    [Theory]
    [InlineData(9_975, true)]
    [InlineData(9_976, false)]
    [InlineData(10_000, false)]
    public async Task A_capped_total_says_so_and_leads_on_as_far_as_one_may_go(int offset, bool leadsOn)
    {
        _gateway.Grains.UserDirectory.Found = new UserSearchResult([Anna], [], IsFull: false, 10_000, IsTotalCapped: true, Next: Cursor("b"));
        DefaultHttpContext context = await Search($"q=a&offset={offset}");
        JsonElement json = context.AnswerJson();
        Assert.Equal(["users", "total", "limit", "offset", "total_capped"], json.Members());
        Assert.True(json.GetProperty("total_capped").GetBoolean());
        Assert.Equal(leadsOn, context.Response.Headers.Link.ToString().Contains("rel=\"next\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_searched_for_is_handed_on()
    {
        _gateway.Grains.Session.Level = PermissionLevel.Admin;
        await Search("q=%25_%27%5C%22&state=0&tier=3&level=2&offset=10000&limit=100");
        await Search("q=7");
        await Search("q=" + new string('a', 50));
        Assert.Equal(
            [
                new UserQuery
                {
                    Text = "%_'\\\"", State = AccountState.Active, Tier = SubscriptionTier.Lifetime, Level = PermissionLevel.Admin, Offset = 10_000, Limit = 100,
                },
                new UserQuery { Text = "7", Limit = 25 },
                new UserQuery { Text = new string('a', 50), Limit = 25 },
            ],
            _gateway.Grains.UserDirectory.Queries);
    }

    [Theory]
    [InlineData("", "q")]
    [InlineData("q=", "q")]
    [InlineData("q=a%00", "q")]
    [InlineData("q=%ED%A0%80", "q")]
    [InlineData("q=%EF%BF%BD", "q")]
    [InlineData("q=a&q=b", "q")]
    [InlineData("q=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "q")]
    [InlineData("q=a&offset=10001", "offset")]
    [InlineData("q=a&limit=101", "limit")]
    [InlineData("q=a&after=x", "after")]
    [InlineData("q=a&after=", "after")]
    [InlineData("q=a&state=3", "state")]
    [InlineData("q=a&state=", "state")]
    [InlineData("q=a&tier=4", "tier")]
    [InlineData("q=a&tier=premium", "tier")]
    [InlineData("q=a&level=1", "level")]
    [InlineData("q=a&level=2%00", "level")]
    [InlineData("after=x&limit=0&offset=-1&state=-1&tier=x&level=4", "after level limit offset q state tier")]
    public async Task All_bad_fields_are_named(string query, string fields)
    {
        _gateway.Grains.Session.Level = PermissionLevel.Owner;
        Assert.Equal(fields.Split(' '), (await Search(query)).BadFields());
        Assert.Empty(_gateway.Grains.UserDirectory.Queries);
    }

    [Theory]
    [InlineData("q=a&state=1", "state")]
    [InlineData("q=a&tier=1", "tier")]
    [InlineData("q=a&level=0", "level")]
    [InlineData("limit=0&state=1&tier=1&level=9", "level limit q state tier")]
    public async Task A_filter_that_is_not_his_is_named_beside_what_else_is_bad(string query, string fields)
    {
        Assert.Equal(fields.Split(' '), (await Search(query)).BadFields());
        Assert.Empty(_gateway.Grains.UserDirectory.Queries);
    }

    [Fact]
    public async Task The_search_takes_sessions_only_and_is_no_user()
    {
        Assert.Equal("forbidden", (await _gateway.Get("/users/search?q=a", _gateway.BotKey)).Code());
        Assert.Equal("forbidden", (await _gateway.Get("/v1/users/search?q=a", _gateway.PublicKey)).Code());
        Assert.Equal("authentication_required", (await _gateway.Get("/users/search?q=a", null)).Code());
        Assert.Equal("method_not_allowed", (await _gateway.Post("/users/search?q=a", _gateway.Session, "{}")).Code());
    }

    private static int Number(JsonElement json, string member) => json.GetProperty(member).GetInt32();

    private static string Cursor(string name) => new SearchCursor(1, name, 5).ToText();

    private Task<DefaultHttpContext> Search(string query) => _gateway.Get("/users/search?" + query, _gateway.Session);
}
