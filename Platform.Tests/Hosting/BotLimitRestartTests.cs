using System.Diagnostics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>A bot's hourly limit over the end of its silo (reference.md, section 1, "Rate limits").</summary>
public abstract class BotLimitRestartTests(bool onPostgreSql)
{
    private const int Limit = 40;

    [Fact]
    public async Task A_restart_forgets_no_request()
    {
        await using var platform = await StartAsync();
        var bot = await BotAsync(platform);
        await SpendAsync(bot, 30);

        Assert.Equal(0, await platform.Process.TerminateAsync());
        await platform.Process.StartAsync();

        var answer = (await bot.MeAsync()).ShouldBeOk();
        Assert.Equal(9, Left(answer));
        Assert.InRange(LimitHeaders.Of(answer).Remainders["bot-hour"].Seconds, 3_000, 3_600);
        await SpendAsync(bot, 9);
        (await bot.MeAsync()).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task A_sudden_end_forgets_no_request_that_is_five_seconds_old()
    {
        await using var platform = await StartAsync();
        var bot = await BotAsync(platform);
        await SpendAsync(bot, Limit);
        var sinceTheLast = Stopwatch.StartNew();
        await Eventually.TrueAsync(
            async () =>
            {
                (await bot.MeAsync()).ShouldBeProblem(429, "rate_limited");
                return sinceTheLast.Elapsed > TimeSpan.FromSeconds(5);
            },
            TimeSpan.FromSeconds(30),
            () => "time stands still");

        await platform.Process.RestartAfterKill9Async();

        (await bot.MeAsync()).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task A_sudden_end_invents_no_request()
    {
        await using var platform = await StartAsync();
        var bot = await BotAsync(platform);
        await SpendAsync(bot, 20);

        await platform.Process.RestartAfterKill9Async();

        Assert.InRange(Left((await bot.MeAsync()).ShouldBeOk()), Limit - 21, Limit - 1);
    }

    private static int Left(PlatformResponse answer) => LimitHeaders.Of(answer).Remainders["bot-hour"].Left;

    private static async Task<RunningBot> BotAsync(TemporaryPlatform platform) =>
        await (await platform.Process.OperatorAsync()).BotAsync(ratePerHour: Limit);

    private static async Task SpendAsync(RunningBot bot, int requests)
    {
        for (var request = 0; request < requests; request++)
        {
            (await bot.MeAsync()).ShouldBeOk();
        }
    }

    private async Task<TemporaryPlatform> StartAsync() =>
        await TemporaryPlatform.StartAsync(onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null);
}

public sealed class BotLimitRestartOnEmbeddedTests() : BotLimitRestartTests(onPostgreSql: false);

// On PostgreSQL whole clusters are killed in every run, see ChaosTests.
[Trait("Category", "Slow")]
public sealed class BotLimitRestartOnPostgreSqlTests() : BotLimitRestartTests(onPostgreSql: true);
