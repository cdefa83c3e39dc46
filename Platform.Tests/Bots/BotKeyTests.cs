using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>A bot's API key (reference.md, section 1, "Credentials"): its form, and what a bad one meets.</summary>
public abstract class BotKeyTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task A_key_has_the_documented_form_and_carries_its_bots_number()
    {
        var bot = await BotAsync();
        KeyFormat.ShouldBeWellFormed(bot.Key, "pbot_");
        KeyFormat.ShouldCarry(bot.Key, bot.Id);
    }

    [Fact]
    public async Task Two_keys_are_never_alike()
    {
        var first = await BotAsync();
        var second = await BotAsync();
        Assert.NotEqual(first.Key["pbot_".Length..20], second.Key["pbot_".Length..20]);
    }

    [Fact]
    public async Task A_mistyped_key_is_refused()
    {
        var bot = await BotAsync();
        for (var position = "pbot_".Length; position < bot.Key.Length; position += 4)
        {
            await ShouldBeAnInvalidKeyAsync(KeyFormat.Mistyped(bot.Key, position));
        }

        (await bot.MeAsync()).ShouldBeOk();
    }

    [Theory]
    [InlineData("pbot_")]
    [InlineData("pbot_short")]
    [InlineData("pbot_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    [InlineData("PBOT_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    public async Task A_key_without_the_form_of_one_is_refused(string key) => await ShouldBeAnInvalidKeyAsync(key);

    [Fact]
    public async Task A_key_of_a_bot_that_never_was_is_refused() => await ShouldBeAnInvalidKeyAsync(KeyFormat.MakeForBot(987_654_321_012));

    [Fact]
    public async Task A_well_formed_key_that_nobody_drew_is_refused()
    {
        var bot = await BotAsync();
        await ShouldBeAnInvalidKeyAsync(KeyFormat.MakeForBot(bot.Id));
    }

    [Fact]
    public async Task A_key_with_another_bots_number_in_it_is_refused()
    {
        var bot = await BotAsync();
        var other = await BotAsync();
        await ShouldBeAnInvalidKeyAsync(KeyFormat.OfAnotherBot(bot.Key, bot.Id, other.Id));
    }

    [Fact]
    public async Task A_replaced_key_is_dead_at_once_and_the_new_one_alive()
    {
        var bot = await BotAsync();
        (await bot.MeAsync()).ShouldBeOk();
        var renewed = await (await OperatorAsync()).RegenerateKeyAsync(bot);
        KeyFormat.ShouldBeWellFormed(renewed.Key, "pbot_");
        await ShouldBeAnInvalidKeyAsync(bot.Key);
        Assert.Equal(bot.Id, (await renewed.MeAsync()).ShouldBeOk().Json.Number("id"));
    }

    [Fact]
    public async Task A_bad_key_beside_a_good_session_is_refused()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        foreach (var key in new[] { KeyFormat.MakeForBot(bot.Id), KeyFormat.Mistyped(bot.Key, 8) })
        {
            var both = user.Client with { ApiKey = key };
            (await both.GetAsync("/v1/users/me")).ShouldBeProblem(401, "invalid_api_key");
            (await both.GetAsync($"/v1/users/{user.Id}")).ShouldBeProblem(401, "invalid_api_key");
            (await both.GetAsync("/v1/bots")).ShouldBeProblem(401, "invalid_api_key");
        }
    }

    [Fact]
    public async Task A_bots_key_beside_a_session_leaves_to_the_session_what_only_a_session_may()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var both = user.Client with { ApiKey = bot.Key };
        Assert.Equal(user.Id, (await both.GetAsync("/v1/users/me")).ShouldBeOk().Json.Number("id"));
        Assert.Equal(bot.Id, (await both.GetAsync("/v1/bot/me")).ShouldBeOk().Json.Number("id"));
    }

    [Fact]
    public async Task A_key_in_the_query_is_not_looked_at()
    {
        var bot = await BotAsync();
        (await Platform.Stranger().GetAsync($"/v1/bot/me?X-API-Key={bot.Key}&api_key={bot.Key}")).ShouldBeProblem(401, "authentication_required");
    }

    [Fact]
    public async Task A_bad_key_costs_the_bot_nothing()
    {
        var bot = await BotAsync(ratePerHour: 10);
        for (var request = 0; request < 15; request++)
        {
            (await bot.WithKey(KeyFormat.MakeForBot(bot.Id)).MeAsync()).ShouldBeProblem(401, "invalid_api_key");
        }

        Assert.Equal(9, LimitHeaders.Of((await bot.MeAsync()).ShouldBeOk()).Remainders["bot-hour"].Left);
    }

    private async Task ShouldBeAnInvalidKeyAsync(string key)
    {
        var caller = Platform.Stranger() with { ApiKey = key };
        (await caller.GetAsync("/v1/bot/me")).ShouldBeProblem(401, "invalid_api_key");
        (await caller.PostAsync("/v1/bot/batch", new { commands = new[] { new { command = "x", count = 1 } } })).ShouldBeProblem(401, "invalid_api_key");
        (await caller.GetAsync("/v1/bots")).ShouldBeProblem(401, "invalid_api_key");
        (await caller.GetAsync("/v1/users/me")).ShouldBeProblem(401, "invalid_api_key");
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotKeyOnEmbeddedTests(EmbeddedPlatform fixture) : BotKeyTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotKeyOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotKeyTests(fixture);
