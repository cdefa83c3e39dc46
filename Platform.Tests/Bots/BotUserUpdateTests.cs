using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary><c>POST /bot/users/{user_id}/update</c> (reference.md, section 5): what a bot may say of a user, and what he decides himself.</summary>
public abstract class BotUserUpdateTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task A_bot_says_how_the_user_is_called_and_shown_on_its_platform()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        (await UpdateAsync(bot, user, new { platform_username = "Zoë", platform_avatar_url = "https://example.org/zoe.png" })).ShouldBeOk();
        await ShouldBeLinkedAsAsync(user, "Zoë", "https://example.org/zoe.png");
        var seen = (await bot.Client.GetAsync($"/v1/bot/users/{user.Id}")).Json.GetProperty("linked_platform");
        Assert.Equal(("Zoë", "https://example.org/zoe.png"), (seen.Text("platform_username"), seen.Text("platform_avatar_url")));
        Assert.Equal(user.Username, await user.CurrentUsernameAsync());
    }

    [Fact]
    public async Task What_is_not_said_stays()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        (await UpdateAsync(bot, user, new { platform_username = "one", platform_avatar_url = "https://example.org/1.png" })).ShouldBeOk();
        (await UpdateAsync(bot, user, new { platform_username = "two" })).ShouldBeOk();
        await ShouldBeLinkedAsAsync(user, "two", "https://example.org/1.png");
        (await UpdateAsync(bot, user, new { platform_avatar_url = (string?)null })).ShouldBeOk();
        await ShouldBeLinkedAsAsync(user, "two", null);
        (await UpdateAsync(bot, user, new { permission_level = 3, state = 2, subscription_tier = 3 })).ShouldBeOk();
        Assert.Equal((0, 0, 0), Standing((await user.MeAsync()).Json));
    }

    [Fact]
    public async Task A_picture_that_the_user_chose_from_there_follows()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        (await UpdateAsync(bot, user, new { platform_avatar_url = "https://example.org/1.png" })).ShouldBeOk();
        (await user.Client.PostAsync("/v1/users/me/update", new { avatar_source = user.Identity.Platform })).ShouldBeOk();
        (await UpdateAsync(bot, user, new { platform_avatar_url = "https://example.org/2.png" })).ShouldBeOk();
        Assert.Equal("https://example.org/2.png", (await user.MeAsync()).Json.Text("avatar_url"));
    }

    [Fact]
    public async Task A_username_is_taken_while_the_user_has_a_generated_one()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var name = Names.Fresh();
        (await UpdateAsync(bot, user, new { username = name })).ShouldBeOk();
        Assert.Equal(name, await user.CurrentUsernameAsync());
        (await UpdateAsync(bot, user, new { username = Names.Fresh() })).ShouldBeOk();
        Assert.Equal(name, await user.CurrentUsernameAsync());
    }

    [Fact]
    public async Task A_username_the_user_chose_himself_stays()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var name = Names.Fresh();
        (await user.RenameAsync(name)).ShouldBeOk();
        (await UpdateAsync(bot, user, new { username = Names.Fresh(), platform_username = "zoe" })).ShouldBeOk();
        Assert.Equal(name, await user.CurrentUsernameAsync());
        await ShouldBeLinkedAsAsync(user, "zoe", null);
    }

    [Fact]
    public async Task A_username_of_another_is_taken_and_nothing_changes()
    {
        var bot = await BotAsync();
        var holder = await Platform.SignInAsync();
        var user = await Platform.SignInAsync();
        (await UpdateAsync(bot, user, new { username = holder.Username.ToUpperInvariant(), platform_username = "zoe" })).ShouldBeProblem(409, "username_taken");
        Assert.Equal(user.Username, await user.CurrentUsernameAsync());
        await ShouldBeLinkedAsAsync(user, null, null);
    }

    [Fact]
    public async Task Of_many_users_whom_their_bots_give_one_name_one_gets_it()
    {
        var bot = await BotAsync();
        var users = await Platform.SignInManyAsync(10);
        var name = Names.Fresh();
        var answers = await Task.WhenAll(users.Select(user => Task.Run(() => UpdateAsync(bot, user, new { username = Names.InMixedCase(name) }))));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(409, "username_taken"));
    }

    [Fact]
    public async Task A_user_without_an_identity_there_is_not_the_bots_to_change()
    {
        var bot = await BotAsync(platform: "elsewhere");
        var user = await Platform.SignInAsync();
        (await UpdateAsync(bot, user, new { platform_username = "zoe" })).ShouldBeProblem(404, "not_found");
        (await UpdateAsync(bot, user, new { username = Names.Fresh() })).ShouldBeProblem(404, "not_found");
        Assert.Equal(user.Username, await user.CurrentUsernameAsync());
    }

    [Theory]
    [InlineData("username", "\"x\"")]
    [InlineData("username", "\"admin\"")]
    [InlineData("username", "\"zo\u00eb\"")]
    [InlineData("username", "5")]
    [InlineData("platform_username", "5")]
    [InlineData("platform_username", "\"a\\u0000b\"")]
    [InlineData("platform_avatar_url", "\"http://example.org/1.png\"")]
    [InlineData("platform_avatar_url", "\"javascript:alert(1)\"")]
    [InlineData("platform_avatar_url", "true")]
    public async Task What_breaks_a_rule_is_a_bad_field(string field, string value)
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        (await bot.Client.PostTextAsync($"/v1/bot/users/{user.Id}/update", $$"""{"{{field}}":{{value}}}""")).ShouldNameFields(field);
    }

    [Fact]
    public async Task All_bad_fields_are_named()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        (await UpdateAsync(bot, user, new { username = "x", platform_username = 5, platform_avatar_url = "x" }))
            .ShouldNameFields("platform_avatar_url", "platform_username", "username");
    }

    private static Task<PlatformResponse> UpdateAsync(RunningBot bot, SignedInUser user, object fields) =>
        bot.Client.PostAsync($"/v1/bot/users/{user.Id}/update", fields);

    private static (long Level, long State, long Tier) Standing(JsonElement profile) =>
        (profile.Number("permission_level"), profile.Number("state"), profile.Number("subscription_tier"));

    private static async Task ShouldBeLinkedAsAsync(SignedInUser user, string? name, string? picture)
    {
        var linked = Assert.Single((await user.MeAsync()).ShouldBeOk().Json.GetProperty("linked_platforms").EnumerateArray());
        Assert.Equal((name, picture), (linked.Text("platform_username"), linked.Text("platform_avatar_url")));
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotUserUpdateOnEmbeddedTests(EmbeddedPlatform fixture) : BotUserUpdateTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotUserUpdateOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotUserUpdateTests(fixture);
