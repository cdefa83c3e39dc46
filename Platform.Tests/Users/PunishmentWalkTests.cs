using Platform.GrainInterfaces.Moderation;
using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Users;

/// <summary>Reading all of <c>GET /users/me/punishments</c> by its links, while the history grows.</summary>
public abstract class PunishmentWalkTests(PlatformFixture fixture) : BotTests(fixture)
{
    private const string List = "/v1/users/me/punishments";

    [Fact]
    public async Task Each_entry_that_was_there_is_read_once_while_others_are_added()
    {
        var user = await Platform.SignInAsync();
        for (var entry = 1; entry <= 22; entry++)
        {
            await ActAsync(user, new WarnUser { Reason = $"old {entry}" });
        }

        var read = await PageWalk.ReadAsync(
            user.Client, List + "?limit=5", json => json, parts => ActAsync(user, new WarnUser { Reason = $"new {parts}" }));
        Assert.Equal(Enumerable.Range(1, 22).Reverse().Select(entry => $"old {entry}"), read.Select(entry => entry.Text("reason")));
        Assert.Equal("new 4", (await user.Client.GetAsync(List + "?limit=1")).ShouldBeOk().Json[0].Text("reason"));
    }

    [Fact]
    public async Task The_last_part_leads_no_further_and_back_by_the_offset()
    {
        var user = await Platform.SignInAsync();
        foreach (var reason in new[] { "one", "two", "three" })
        {
            await ActAsync(user, new WarnUser { Reason = reason });
        }

        var first = (await user.Client.GetAsync(List + "?limit=2")).ShouldBeOk();
        var second = (await user.Client.GetAsync(PageLinks.Of(first)["next"])).ShouldBeOk();
        Assert.Equal(["one"], second.Json.EnumerateArray().Select(entry => entry.Text("reason")));
        Assert.Equal(["first", "prev"], PageLinks.Of(second).Keys.Order());
        Assert.Equal(first.Text, (await user.Client.GetAsync(PageLinks.Of(second)["prev"])).ShouldBeOk().Text);
    }

    [Theory]
    [InlineData("after=x")]
    [InlineData("after=")]
    [InlineData("after=-1")]
    [InlineData("after=9223372036854775808")]
    [InlineData("after=1%00")]
    [InlineData("after=1&after=2")]
    public async Task A_place_that_nobody_told_is_a_bad_field(string query) =>
        (await (await Platform.SignInAsync()).Client.GetAsync($"{List}?{query}")).ShouldNameFields("after");
}

[Collection(OnEmbedded.Name)]
public sealed class PunishmentWalkOnEmbeddedTests(EmbeddedPlatform fixture) : PunishmentWalkTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class PunishmentWalkOnPostgreSqlTests(PostgreSqlPlatform fixture) : PunishmentWalkTests(fixture);
