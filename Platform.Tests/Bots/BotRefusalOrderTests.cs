using Platform.GrainInterfaces.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>The order of refusals of calls with a bot's key (reference.md, section 1). Each request here breaks two rules; the earlier one answers.</summary>
public abstract class BotRefusalOrderTests(PlatformFixture fixture) : BotTests(fixture)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Update = "/v1/bot/me/update";

    [Fact]
    public async Task The_credential_comes_before_the_limit()
    {
        var bot = await ExhaustedAsync();
        (await bot.WithKey(KeyFormat.MakeForBot(bot.Id)).MeAsync()).ShouldBeProblem(401, "invalid_api_key");
    }

    [Fact]
    public async Task The_limit_comes_before_the_media_type_and_the_size()
    {
        var bot = await ExhaustedAsync();
        (await bot.Client.PostTextAsync(Update, "name=x", Form)).ShouldBeProblem(429, "rate_limited");
        (await bot.Client.PostTextAsync(Update, new string('x', (4 << 20) + 1))).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task The_limit_comes_before_the_state_of_the_bot()
    {
        var bot = await ExhaustedAsync();
        await ActAsync(bot, new DisableBot(false));
        (await bot.MeAsync()).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task The_body_comes_before_the_state_of_the_bot()
    {
        var bot = await InactiveAsync();
        (await bot.Client.PostTextAsync(Update, "name=x", Form)).ShouldBeProblem(415, "unsupported_media_type");
        (await bot.Client.PostTextAsync(Update, "{")).ShouldBeProblem(400, "malformed_json");
    }

    [Fact]
    public async Task The_state_of_the_bot_comes_before_validation()
    {
        var bot = await InactiveAsync();
        (await bot.UpdateAsync(new { name = "x" })).ShouldBeProblem(403, "bot_inactive");
        (await bot.ReportAsync()).ShouldBeProblem(403, "bot_inactive");
        (await bot.ReportOnceAsync(new string('k', 65), new { command = "!hi", count = 1 })).ShouldBeProblem(403, "bot_inactive");
    }

    [Fact]
    public async Task The_state_of_the_bot_comes_before_what_is_not_there()
    {
        var bot = await InactiveAsync();
        (await bot.Client.GetAsync("/v1/bot/users/987654321012")).ShouldBeProblem(403, "bot_inactive");
        (await bot.Client.GetAsync("/v1/bots/987654321012")).ShouldBeProblem(403, "bot_inactive");
    }

    [Fact]
    public async Task The_kind_of_the_credential_comes_before_the_state_of_the_bot()
    {
        var bot = await InactiveAsync();
        (await bot.Client.GetAsync("/v1/users/me")).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task Validation_comes_before_the_state_of_things()
    {
        var bot = await BotAsync();
        var holder = await Platform.SignInAsync();
        var user = await Platform.SignInAsync();
        (await bot.Client.PostAsync($"/v1/bot/users/{user.Id}/update", new { username = holder.Username, platform_avatar_url = "x" }))
            .ShouldNameFields("platform_avatar_url");
    }

    private async Task<RunningBot> ExhaustedAsync()
    {
        var bot = await BotAsync(ratePerHour: 1);
        (await bot.MeAsync()).ShouldBeOk();
        return bot;
    }

    private async Task<RunningBot> InactiveAsync()
    {
        var bot = await BotAsync();
        await ActAsync(bot, new DisableBot(false));
        return bot;
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotRefusalOrderOnEmbeddedTests(EmbeddedPlatform fixture) : BotRefusalOrderTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotRefusalOrderOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotRefusalOrderTests(fixture);
