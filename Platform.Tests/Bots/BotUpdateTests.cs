using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary><c>POST /bot/me/update</c> (reference.md, section 5): all of it is taken, or nothing.</summary>
public abstract class BotUpdateTests(PlatformFixture fixture) : BotTests(fixture)
{
    private const int LargestBody = 4 << 20;

    [Fact]
    public async Task What_a_bot_says_of_itself_shows_at_once()
    {
        var bot = await BotAsync();
        var name = Names.Fresh();
        var answer = (await bot.UpdateAsync(new { name, avatar_url = "https://example.org/bot.png", users = 1234, latency_ms = 56, group_ids = new[] { "a", "b" } }))
            .ShouldBeOk().Json;
        answer.ShouldHaveExactly("message", "created_at", "updated_at");
        foreach (var seen in new[] { (await bot.MeAsync()).Json, (await Platform.Visitor().GetAsync($"/v1/bots/{bot.Id}")).Json })
        {
            Assert.Equal(name, seen.Text("name"));
            Assert.Equal("https://example.org/bot.png", seen.Text("avatar_url"));
            Assert.Equal((1234, 56, 2), (seen.Number("users"), seen.Number("latency_ms"), seen.Number("groups")));
            Assert.Equal(answer.Text("updated_at"), seen.Text("updated_at"));
            Assert.Equal(answer.Text("created_at"), seen.Text("created_at"));
        }
    }

    [Fact]
    public async Task What_is_not_said_stays()
    {
        var bot = await BotAsync();
        (await bot.UpdateAsync(new { avatar_url = "https://example.org/bot.png", users = 7, latency_ms = 8, group_ids = new[] { "a" } })).ShouldBeOk();
        (await bot.UpdateAsync(new { users = 9 })).ShouldBeOk();
        (await bot.UpdateAsync(new { is_active = false, bot_type = 1, rate_limit_per_hour = 100_000, owner_id = 1 })).ShouldBeOk();
        var self = (await bot.MeAsync()).Json;
        Assert.Equal((bot.Name, "https://example.org/bot.png"), (self.Text("name"), self.Text("avatar_url")));
        Assert.Equal((9, 8, 1), (self.Number("users"), self.Number("latency_ms"), self.Number("groups")));
        Assert.Equal((3, 1000), (self.Number("bot_type"), self.Number("rate_limit_per_hour")));
    }

    [Fact]
    public async Task A_picture_is_taken_away_by_null()
    {
        var bot = await BotAsync();
        (await bot.UpdateAsync(new { avatar_url = "https://example.org/bot.png" })).ShouldBeOk();
        (await bot.UpdateAsync(new { avatar_url = (string?)null })).ShouldBeOk();
        Assert.True((await bot.MeAsync()).Json.IsNull("avatar_url"));
    }

    [Fact]
    public async Task One_bad_field_keeps_the_good_ones_out()
    {
        var bot = await BotAsync();
        (await bot.UpdateAsync(new { name = Names.Fresh(), users = 5, latency_ms = -1 })).ShouldNameFields("latency_ms");
        var self = (await bot.MeAsync()).Json;
        Assert.Equal(bot.Name, self.Text("name"));
        Assert.Equal(0, self.Number("users"));
    }

    [Fact]
    public async Task All_bad_fields_are_named()
    {
        var bot = await BotAsync();
        (await bot.UpdateAsync(new { name = "x", avatar_url = "http://example.org/", users = -1, latency_ms = 10_001, group_ids = new[] { 1 } }))
            .ShouldNameFields("avatar_url", "group_ids", "latency_ms", "name", "users");
    }

    [Theory]
    [InlineData("name", "\"ab\"")]
    [InlineData("name", "\"abcdefghijklmnopqrstuvwxyz012345\"")]
    [InlineData("name", "\"Bot of Zürich\"")]
    [InlineData("users", "0")]
    [InlineData("users", "2147483648")]
    [InlineData("latency_ms", "0")]
    [InlineData("latency_ms", "10000")]
    [InlineData("group_ids", "[]")]
    public async Task The_ends_of_the_ranges_are_taken(string field, string value)
    {
        var bot = await BotAsync();
        (await bot.Client.PostTextAsync("/v1/bot/me/update", $$"""{"{{field}}":{{value}}}""")).ShouldBeOk();
    }

    [Theory]
    [InlineData("name", "\"a\"")]
    [InlineData("name", "\"\"")]
    [InlineData("name", "\"abcdefghijklmnopqrstuvwxyz0123456\"")]
    [InlineData("name", "5")]
    [InlineData("name", "\"a\\u0000b\"")]
    [InlineData("avatar_url", "\"http://example.org/bot.png\"")]
    [InlineData("avatar_url", "\"javascript:alert(1)\"")]
    [InlineData("avatar_url", "\"//example.org/bot.png\"")]
    [InlineData("avatar_url", "\"\"")]
    [InlineData("avatar_url", "5")]
    [InlineData("avatar_url", "\"https://example.org/\\u0000\"")]
    [InlineData("users", "-1")]
    [InlineData("users", "2147483649")]
    [InlineData("users", "1.5")]
    [InlineData("users", "1e30")]
    [InlineData("users", "\"5\"")]
    [InlineData("latency_ms", "-1")]
    [InlineData("latency_ms", "10001")]
    [InlineData("latency_ms", "99999999999999999999")]
    [InlineData("latency_ms", "true")]
    [InlineData("group_ids", "\"a\"")]
    [InlineData("group_ids", "[\"a\",5]")]
    [InlineData("group_ids", "[null]")]
    [InlineData("group_ids", "{}")]
    [InlineData("group_ids", "[\"a\\u0000\"]")]
    public async Task What_lies_outside_is_a_bad_field(string field, string value)
    {
        var bot = await BotAsync();
        (await bot.Client.PostTextAsync("/v1/bot/me/update", $$"""{"{{field}}":{{value}}}""")).ShouldNameFields(field);
    }

    [Fact]
    public async Task A_picture_has_at_most_2048_characters()
    {
        const string Start = "https://example.org/";
        var bot = await BotAsync();
        (await bot.UpdateAsync(new { avatar_url = Start + new string('a', 2048 - Start.Length) })).ShouldBeOk();
        (await bot.UpdateAsync(new { avatar_url = Start + new string('a', 2049 - Start.Length) })).ShouldNameFields("avatar_url");
    }

    [Fact]
    public async Task Groups_are_counted_without_repeats()
    {
        var bot = await BotAsync();
        (await bot.UpdateAsync(new { group_ids = new[] { "a", "b", "a", "A", "b", "a" } })).ShouldBeOk();
        Assert.Equal(3, (await bot.MeAsync()).Json.Number("groups"));
        (await bot.UpdateAsync(new { group_ids = Array.Empty<string>() })).ShouldBeOk();
        Assert.Equal(0, (await bot.MeAsync()).Json.Number("groups"));
    }

    [Fact]
    public async Task A_hundred_thousand_groups_are_taken_and_one_more_is_not()
    {
        var bot = await BotAsync();
        string[] groups = [.. Enumerable.Range(0, 100_000).Select(group => $"group-of-people-{group:000000}")];
        (await bot.UpdateAsync(new { group_ids = groups })).ShouldBeOk();
        Assert.Equal(100_000, (await bot.MeAsync()).Json.Number("groups"));
        (await bot.UpdateAsync(new { group_ids = groups.Append("one more") })).ShouldNameFields("group_ids");
    }

    [Fact]
    public async Task A_body_of_four_mebibytes_is_taken_and_one_byte_more_is_not()
    {
        var bot = await BotAsync();
        (await bot.Client.PostTextAsync("/v1/bot/me/update", OfSize(LargestBody))).ShouldBeOk();
        (await bot.Client.PostTextAsync("/v1/bot/me/update", OfSize(LargestBody + 1))).ShouldBeProblem(413, "payload_too_large");
        Assert.Equal(11, (await bot.MeAsync()).ShouldBeOk().Json.Number("users"));
    }

    [Fact]
    public async Task An_update_with_nothing_in_it_is_an_activity()
    {
        var bot = await BotAsync();
        (await bot.UpdateAsync(new { })).ShouldBeOk().Json.ShouldHaveExactly("message", "created_at", "updated_at");
        Assert.False((await Platform.Visitor().GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.IsNull("last_activity_at"));
    }

    [Fact]
    public async Task Several_bots_may_have_one_name()
    {
        var bot = await BotAsync();
        var other = await BotAsync();
        (await bot.UpdateAsync(new { name = other.Name })).ShouldBeOk();
        Assert.Equal(other.Name, (await bot.MeAsync()).Json.Text("name"));
    }

    private static string OfSize(int size)
    {
        const string Start = "{\"users\":11,\"padding\":\"";
        const string End = "\"}";
        return Start + new string('x', size - Start.Length - End.Length) + End;
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotUpdateOnEmbeddedTests(EmbeddedPlatform fixture) : BotUpdateTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotUpdateOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotUpdateTests(fixture);
