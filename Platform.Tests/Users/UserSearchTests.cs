using System.Text.Json;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Users;

/// <summary><c>GET /users/search</c> (reference.md, section 4): who finds whom by what, and what he sees of them.</summary>
public abstract class UserSearchTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task A_user_finds_everybody_with_four_members_and_nothing_more()
    {
        var part = Part();
        var viewer = await NamedAsync(part + "_viewer");
        var admin = await AdminAsync(part + "_admin");
        var owner = await OwnerAsync(part + "_owner");
        var user = await NamedAsync(part + "_user");
        await ActAsync(user, new BanUser { Reason = "spam" });
        var found = await SearchAsync(viewer, "q=" + part);
        found.ShouldHaveExactly("users", "total", "limit", "offset");
        Assert.Equal((4, 25, 0), (found.Number("total"), found.Number("limit"), found.Number("offset")));
        Assert.All(found.GetProperty("users").EnumerateArray(), row => row.ShouldHaveExactly(ProfileMembers.Public));
        Assert.Equal([admin.Id, owner.Id, user.Id, viewer.Id], Ids(found));
    }

    [Fact]
    public async Task An_admin_finds_users_below_him_only_with_the_members_of_their_own_profile()
    {
        var part = Part();
        var viewer = await AdminAsync(part + "_viewer");
        await AdminAsync(part + "_admin");
        await OwnerAsync(part + "_owner");
        var user = await NamedAsync(part + "_user");
        var found = await SearchAsync(viewer, "q=" + part);
        found.ShouldHaveExactly("users", "total", "limit", "offset");
        Assert.Equal(1, found.Number("total"));
        var row = Assert.Single(found.GetProperty("users").EnumerateArray());
        ShouldBeFull(row);
        Assert.Equal(user.Id, row.Number("id"));
        Assert.Empty(Ids(await SearchAsync(viewer, $"q={viewer.Id}")).Intersect([viewer.Id]));
        foreach (var level in new[] { 2, 3 })
        {
            Assert.Equal(0, (await SearchAsync(viewer, $"q={part}&level={level}")).Number("total"));
        }
    }

    [Fact]
    public async Task An_owner_finds_everybody_with_the_members_of_their_own_profile()
    {
        var part = Part();
        var viewer = await OwnerAsync(part + "_viewer");
        var admin = await AdminAsync(part + "_admin");
        var owner = await OwnerAsync(part + "_owner");
        var user = await NamedAsync(part + "_user");
        var found = await SearchAsync(viewer, "q=" + part);
        Assert.Equal([admin.Id, owner.Id, user.Id, viewer.Id], Ids(found));
        Assert.All(found.GetProperty("users").EnumerateArray(), ShouldBeFull);
        Assert.Equal([2, 3, 0, 3], found.GetProperty("users").EnumerateArray().Select(row => row.Number("permission_level")));
    }

    [Fact]
    public async Task A_row_says_what_the_user_himself_is_told()
    {
        var user = await NamedAsync(Part());
        await ActAsync(user, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 30 });
        await ActAsync(user, new TimeOutUser { Reason = "loud", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) });
        var own = (await user.MeAsync()).ShouldBeOk().Json;
        var row = Assert.Single((await SearchAsync((await OperatorAsync()).User, "q=" + own.Text("username"))).GetProperty("users").EnumerateArray());
        foreach (var member in ProfileMembers.Own.Except(["remaining_seconds", "subscription_remaining_seconds", "last_activity_at"]))
        {
            Assert.Equal(own.GetProperty(member).GetRawText(), row.GetProperty(member).GetRawText());
        }

        Assert.InRange(row.Number("remaining_seconds"), 3_500, 3_600);
    }

    [Fact]
    public async Task A_part_of_the_name_is_enough_in_any_case()
    {
        var part = Part();
        var user = await NamedAsync("A" + part + "Xyz");
        var viewer = await Platform.SignInAsync();
        foreach (var text in new[] { part, part.ToUpperInvariant(), part + "xYZ", "a" + part, Names.InMixedCase(part + "x"), "A" + part + "Xyz" })
        {
            Assert.Equal([user.Id], Ids(await SearchAsync(viewer, "q=" + text)));
        }
    }

    [Fact]
    public async Task The_exact_name_comes_first_then_names_that_begin_so_then_the_rest()
    {
        var text = Part();
        var inside = await NamedAsync("a" + text);
        var beginning = await NamedAsync(text + "a");
        var beginningLater = await NamedAsync(text + "Z");
        var exact = await NamedAsync(text.ToUpperInvariant());
        var viewer = await Platform.SignInAsync();
        Assert.Equal([exact.Id, beginning.Id, beginningLater.Id, inside.Id], Ids(await SearchAsync(viewer, "q=" + text)));
    }

    [Fact]
    public async Task An_exact_number_is_enough()
    {
        var viewer = await Platform.SignInAsync();
        var owner = (await OperatorAsync()).User;

        // So many that every digit stands at some number's end, in whatever base it is kept.
        foreach (var user in await Platform.SignInManyAsync(16))
        {
            Assert.Equal(user.Id, Ids(await SearchAsync(viewer, $"q={user.Id}")).FirstOrDefault());
            Assert.Equal(user.Id, Ids(await SearchAsync(owner, $"q={user.Id}")).FirstOrDefault());
        }

        Assert.Empty(Ids(await SearchAsync(viewer, "q=9007199254740991")));
        Assert.Empty(Ids(await SearchAsync(viewer, "q=99999999999999999999")));
    }

    [Theory]
    [InlineData("_", true)]
    [InlineData(".", true)]
    [InlineData("-", true)]
    [InlineData("%", false)]
    [InlineData("\\", false)]
    [InlineData("\\_", false)]
    [InlineData("'", false)]
    [InlineData("\"", false)]
    [InlineData("*", false)]
    [InlineData("?", false)]
    [InlineData("[y]", false)]
    public async Task Characters_that_databases_read_as_patterns_are_plain(string characters, bool mayStandInNames)
    {
        var part = Part();
        var user = await NamedAsync(part + (mayStandInNames ? characters : "") + "x");
        await NamedAsync(part + "yx");
        var viewer = await Platform.SignInAsync();
        Assert.Equal(mayStandInNames ? [user.Id] : [], Ids(await SearchAsync(viewer, "q=" + Uri.EscapeDataString(part + characters + "x"))));
        Assert.Equal(mayStandInNames ? [user.Id] : [], Ids(await SearchAsync(viewer, "q=" + Uri.EscapeDataString(part + characters))));
        Assert.Empty(Ids(await SearchAsync(viewer, "q=" + Uri.EscapeDataString(characters + part))));
    }

    [Fact]
    public async Task Operators_narrow_the_search_by_state_tier_and_level()
    {
        var part = Part();
        var plain = await NamedAsync(part + "_1");
        var timedOut = await NamedAsync(part + "_2");
        var banned = await NamedAsync(part + "_3");
        var trial = await NamedAsync(part + "_4");
        var lifetime = await NamedAsync(part + "_5");
        var admin = await AdminAsync(part + "_6");
        await ActAsync(timedOut, new TimeOutUser { Reason = "loud", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) });
        await ActAsync(banned, new BanUser { Reason = "spam" });
        await ActAsync(banned, new GrantSubscription { Tier = SubscriptionTier.Lifetime });
        await ActAsync(trial, new GrantSubscription { Tier = SubscriptionTier.Trial });
        await ActAsync(lifetime, new GrantSubscription { Tier = SubscriptionTier.Lifetime });
        var viewer = (await OperatorAsync()).User;
        foreach (var (filter, expected) in new (string, SignedInUser[])[]
        {
            ("state=0", [plain, trial, lifetime, admin]),
            ("state=1", [timedOut]),
            ("state=2", [banned]),
            ("tier=0", [plain, timedOut, admin]),
            ("tier=1", [trial]),
            ("tier=2", []),
            ("tier=3", [banned, lifetime]),
            ("level=0", [plain, timedOut, banned, trial, lifetime]),
            ("level=2", [admin]),
            ("level=3", []),
            ("tier=3&state=0", [lifetime]),
            ("tier=3&state=2&level=0", [banned]),
            ("tier=3&state=2&level=2", []),
        })
        {
            var found = await SearchAsync(viewer, $"q={part}&{filter}");
            Assert.Equal((filter, expected.Length), (filter, (int)found.Number("total")));
            Assert.Equal(expected.Select(user => user.Id), Ids(found));
        }
    }

    [Theory]
    [InlineData("state=1", "state")]
    [InlineData("tier=0", "tier")]
    [InlineData("level=0", "level")]
    [InlineData("state=1&tier=9&level=0&limit=0", "state", "tier", "level", "limit")]
    public async Task The_filters_are_not_for_users(string filters, params string[] fields) =>
        (await (await Platform.SignInAsync()).Client.GetAsync("/v1/users/search?q=a&" + filters)).ShouldNameFields(fields);

    [Fact]
    public async Task A_new_name_is_found_at_once_and_the_old_one_no_more()
    {
        var before = Part();
        var after = Part();
        var user = await NamedAsync(before);
        (await user.RenameAsync(after)).ShouldBeOk();
        Assert.Equal([user.Id], Ids(await SearchAsync(user, "q=" + after)));
        Assert.Empty(Ids(await SearchAsync(user, "q=" + before)));
    }

    [Fact]
    public async Task A_deleted_user_is_found_no_more()
    {
        var name = Part();
        var user = await NamedAsync(name);
        await ActAsync(user, new DeleteUser { Reason = "asked for it" });
        foreach (var viewer in new[] { await Platform.SignInAsync(), (await OperatorAsync()).User })
        {
            Assert.Equal(0, (await SearchAsync(viewer, "q=" + name)).Number("total"));
            Assert.DoesNotContain(user.Id, Ids(await SearchAsync(viewer, $"q={user.Id}")));
        }
    }

    [Fact]
    public async Task A_demoted_one_sees_no_more_than_anyone_on_his_next_request()
    {
        var viewer = await AdminAsync(Part());
        await ActAsync(viewer, new DemoteUser());
        var found = await SearchAsync(viewer, $"q={viewer.Id}");
        Assert.All(found.GetProperty("users").EnumerateArray(), row => row.ShouldHaveExactly(ProfileMembers.Public));
        (await viewer.Client.GetAsync("/v1/users/search?q=a&level=0")).ShouldNameFields("level");
    }

    [Theory]
    [InlineData("", "q")]
    [InlineData("q=", "q")]
    [InlineData("q=123456789012345678901234567890123456789012345678901", "q")]
    [InlineData("q=a%00b", "q")]
    [InlineData("q=%00", "q")]
    [InlineData("q=%ED%A0%80", "q")]
    [InlineData("q=a%ED%B8%80", "q")]
    [InlineData("q=a%FF", "q")]
    [InlineData("q=a&q=b", "q")]
    [InlineData("q=a&limit=0", "limit")]
    [InlineData("q=a&limit=101", "limit")]
    [InlineData("q=a&offset=-1", "offset")]
    [InlineData("q=a&offset=10001", "offset")]
    [InlineData("q=a&state=3", "state")]
    [InlineData("q=a&tier=4", "tier")]
    [InlineData("q=a&level=1", "level")]
    [InlineData("q=a&level=owner", "level")]
    [InlineData("q=a&after=x", "after")]
    [InlineData("limit=0&offset=x&state=%00&after=", "q", "limit", "offset", "state", "after")]
    public async Task What_cannot_be_searched_for_is_a_bad_field(string query, params string[] fields) =>
        (await (await OperatorAsync()).User.Client.GetAsync("/v1/users/search?" + query)).ShouldNameFields(fields);

    [Fact]
    public async Task The_largest_window_is_answered()
    {
        var answer = (await (await Platform.SignInAsync()).Client.GetAsync("/users/search?q=user_&offset=10000&limit=100")).ShouldBeOk();
        Assert.Equal((100, 10_000), (answer.Json.Number("limit"), answer.Json.Number("offset")));
        Assert.DoesNotContain("next", PageLinks.Of(answer).Keys);
    }

    [Fact]
    public async Task A_search_costs_one_unit_of_the_sessions_limit()
    {
        var user = await Platform.SignInAsync();
        var first = LimitHeaders.Of((await user.Client.GetAsync("/v1/users/search?q=a")).ShouldBeOk());
        Assert.Equal(["auth"], first.Policies.Keys);
        var second = LimitHeaders.Of(await user.Client.GetAsync("/v1/users/search?q="));
        Assert.Equal(first.Remainders["auth"].Left - 1, second.Remainders["auth"].Left);
    }

    [Fact]
    public async Task Only_a_session_may_search()
    {
        const string path = "/v1/users/search?q=a";
        (await Platform.Stranger().GetAsync(path)).ShouldBeProblem(401, "authentication_required");
        (await Platform.Visitor().GetAsync(path)).ShouldBeProblem(403, "forbidden");
        (await (await BotAsync()).Client.GetAsync(path)).ShouldBeProblem(403, "forbidden");
    }

    private static string Part() => "q" + Guid.NewGuid().ToString("N")[..10];

    private static void ShouldBeFull(JsonElement row)
    {
        row.ShouldHaveExactly(ProfileMembers.Own);
        row.GetProperty("chat_slots").ShouldHaveExactly("used", "limit");
        Assert.All(row.GetProperty("linked_platforms").EnumerateArray(), linked => linked.ShouldHaveExactly(ProfileMembers.LinkedPlatform));
    }

    private static long[] Ids(JsonElement found) => [.. found.GetProperty("users").EnumerateArray().Select(row => row.Number("id"))];

    private static async Task<JsonElement> SearchAsync(SignedInUser viewer, string query) =>
        (await viewer.Client.GetAsync("/v1/users/search?" + query)).ShouldBeOk().Json;

    private async Task<SignedInUser> NamedAsync(string name) => await NamedAsync(await Platform.SignInAsync(), name);

    private async Task<SignedInUser> AdminAsync(string name) => await NamedAsync(await (await OperatorAsync()).AdminAsync(), name);

    private async Task<SignedInUser> OwnerAsync(string name) => await NamedAsync((await Operator.SignInAsync(Fixture.Process)).User, name);

    private static async Task<SignedInUser> NamedAsync(SignedInUser user, string name)
    {
        (await user.RenameAsync(name)).ShouldBeOk();
        return user;
    }
}

[Collection(OnEmbedded.Name)]
public sealed class UserSearchOnEmbeddedTests(EmbeddedPlatform fixture) : UserSearchTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class UserSearchOnPostgreSqlTests(PostgreSqlPlatform fixture) : UserSearchTests(fixture);
