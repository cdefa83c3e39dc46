using Platform.GrainInterfaces.Bots;
using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.SignIn;

/// <summary><c>bot disable --end-sessions</c>: what came about by the codes of a bot ends with it, and nothing else.</summary>
public abstract class EndedBotSessionTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task Sessions_opened_by_codes_it_sent_end()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var session = await SignInByAsync(bot, user);
        var outcome = await (await OperatorAsync()).ActAsync(bot, new DisableBot(true));
        Assert.Equal(1, outcome.EndedSessions);
        (await session.GetAsync("/v1/users/me")).ShouldBeProblem(401, "session_expired");
        (await user.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task Sessions_opened_by_codes_of_the_web_that_it_showed_end()
    {
        var bot = await BotAsync();
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        (await visitor.RequestCodeAsync(identity)).ShouldBeOk();
        var code = (await bot.LoginCodeAsync(identity)).ShouldBeOk().Json.Text("code")!;
        var session = SessionOf(visitor, (await visitor.VerifyAsync(code)).ShouldBeOk());
        await ActAsync(bot, new DisableBot(true));
        (await session.GetAsync("/v1/users/me")).ShouldBeProblem(401, "session_expired");
    }

    [Fact]
    public async Task Sessions_opened_by_codes_of_another_bot_stay()
    {
        var bot = await BotAsync();
        var other = await BotAsync();
        var user = await Platform.SignInAsync();
        await SignInByAsync(bot, user);
        var session = await SignInByAsync(other, user);
        await ActAsync(bot, new DisableBot(true));
        (await session.GetAsync("/v1/users/me")).ShouldBeOk();
    }

    [Fact]
    public async Task Codes_it_handed_out_become_worthless()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var sent = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        (await visitor.RequestCodeAsync(identity)).ShouldBeOk();
        var shown = (await bot.LoginCodeAsync(identity)).ShouldBeOk().Json.Text("code")!;
        await ActAsync(bot, new DisableBot(true));
        (await Platform.Visitor().VerifyAsync(sent)).ShouldBeProblem(401, "invalid_code");
        (await visitor.VerifyAsync(shown)).ShouldBeProblem(401, "invalid_code");
        await Platform.SignInAsync(user.Identity);
    }

    [Fact]
    public async Task Disabling_alone_ends_no_session()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var session = await SignInByAsync(bot, user);
        var outcome = await (await OperatorAsync()).ActAsync(bot, new DisableBot(false));
        Assert.Equal(0, outcome.EndedSessions);
        (await session.GetAsync("/v1/users/me")).ShouldBeOk();
    }

    [Fact]
    public async Task They_end_also_where_the_bot_was_disabled_before()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var session = await SignInByAsync(bot, user);
        await ActAsync(bot, new DisableBot(false));
        await ActAsync(bot, new DisableBot(true));
        (await session.GetAsync("/v1/users/me")).ShouldBeProblem(401, "session_expired");
    }

    [Fact]
    public async Task What_it_hands_out_after_it_works_again_is_good()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        await SignInByAsync(bot, user);
        await ActAsync(bot, new DisableBot(true));
        await ActAsync(bot, new EnableBot());
        var session = await SignInByAsync(bot, user);
        (await session.GetAsync("/v1/users/me")).ShouldBeOk();
    }

    [Fact]
    public async Task Sessions_of_many_users_end_before_the_answer()
    {
        var bot = await BotAsync();
        var sessions = new List<PlatformClient>();
        foreach (var user in await Platform.SignInManyAsync(8))
        {
            sessions.Add(await SignInByAsync(bot, user));
        }

        var outcome = await (await OperatorAsync()).ActAsync(bot, new DisableBot(true));
        Assert.Equal(sessions.Count, outcome.EndedSessions);
        foreach (var session in sessions)
        {
            (await session.GetAsync("/v1/users/me")).ShouldBeProblem(401, "session_expired");
        }
    }

    private static PlatformClient SessionOf(PlatformClient visitor, PlatformResponse answer) =>
        visitor with { ApiKey = null, Session = SessionCookie.Of(answer).Value };

    private async Task<PlatformClient> SignInByAsync(RunningBot bot, SignedInUser user)
    {
        var code = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
        var visitor = Platform.Visitor();
        return SessionOf(visitor, (await visitor.VerifyAsync(code)).ShouldBeOk());
    }
}

[Collection(OnEmbedded.Name)]
public sealed class EndedBotSessionOnEmbeddedTests(EmbeddedPlatform fixture) : EndedBotSessionTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class EndedBotSessionOnPostgreSqlTests(PostgreSqlPlatform fixture) : EndedBotSessionTests(fixture);
