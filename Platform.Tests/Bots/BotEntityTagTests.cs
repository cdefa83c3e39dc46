using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>ETag of bots (reference.md, section 1): it changes with what a bot is, not with what it does.</summary>
public abstract class BotEntityTagTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task An_unchanged_bot_is_not_sent_again_whoever_looks()
    {
        var bot = await BotAsync();
        var admin = await (await OperatorAsync()).AdminAsync();
        foreach (var viewer in new[] { Platform.Visitor(), admin.Client, bot.Client })
        {
            await ShouldBeUnchangedAsync(viewer, $"/v1/bots/{bot.Id}");
        }
    }

    [Fact]
    public async Task An_unchanged_bot_is_not_sent_to_itself_again()
    {
        var bot = await BotAsync();
        await ShouldBeUnchangedAsync(bot.Client, "/v1/bot/me");
    }

    [Fact]
    public async Task Activity_does_not_change_the_tag()
    {
        var bot = await BotAsync();
        var visitor = Platform.Visitor();
        var before = (await visitor.GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Header("ETag");
        (await bot.MeAsync()).ShouldBeOk();
        (await bot.ReportAsync(new { command = "!hi", count = 1 })).ShouldBeOk();
        Assert.Equal(before, (await visitor.GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Header("ETag"));
    }

    [Fact]
    public async Task A_change_changes_the_tag()
    {
        var bot = await BotAsync();
        var shown = (await Platform.Visitor().GetAsync($"/v1/bots/{bot.Id}")).Header("ETag");
        var own = (await bot.MeAsync()).Header("ETag");
        (await bot.UpdateAsync(new { users = 17 })).ShouldBeOk();
        (await (Platform.Visitor() with { IfNoneMatch = shown }).GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk();
        (await (bot.Client with { IfNoneMatch = own }).GetAsync("/v1/bot/me")).ShouldBeOk();
    }

    [Fact]
    public async Task Viewers_who_see_different_members_see_different_tags()
    {
        var bot = await BotAsync();
        var admin = await (await OperatorAsync()).AdminAsync();
        var shown = (await Platform.Visitor().GetAsync($"/v1/bots/{bot.Id}")).Header("ETag");
        (await (admin.Client with { IfNoneMatch = shown }).GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.ShouldHaveExactly(BotMembers.Full);
    }

    private static async Task ShouldBeUnchangedAsync(PlatformClient viewer, string path)
    {
        var tag = (await viewer.GetAsync(path)).ShouldBeOk().Header("ETag");
        Assert.Matches("^(W/)?\"[^\"]+\"$", tag);
        var unchanged = await (viewer with { IfNoneMatch = tag }).GetAsync(path);
        unchanged.ShouldHaveStatus(304);
        Assert.Equal(string.Empty, unchanged.Text);
        Assert.Equal(tag, unchanged.Header("ETag"));
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotEntityTagOnEmbeddedTests(EmbeddedPlatform fixture) : BotEntityTagTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotEntityTagOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotEntityTagTests(fixture);
