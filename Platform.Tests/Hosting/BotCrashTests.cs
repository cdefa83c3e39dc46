using Platform.GrainInterfaces.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Bots over a sudden end of the process: what was answered holds, and what is sent again under its key counts once.</summary>
public abstract class BotCrashTests(bool onPostgreSql)
{
    private const int Batches = 12;
    private const int Items = 40;
    private const int Count = 3;

    // From before the batches have reached the silo to after the last answer, in milliseconds.
    private static readonly double[] Delays = [0, 2, 5, 10, 20, 60];

    [Fact]
    public async Task Batches_in_the_middle_of_which_the_process_dies_count_once_when_they_are_sent_again()
    {
        await using var platform = await StartAsync();
        var operators = await platform.Process.OperatorAsync();
        var bot = await operators.BotAsync(ratePerHour: 100_000);
        long expected = 0;
        foreach (var delay in Delays)
        {
            string[] keys = [.. Enumerable.Range(0, Batches).Select(_ => Guid.NewGuid().ToString())];

            var sent = keys.Select(key => Task.Run(() => UntilTheEndAsync(bot, key))).ToArray();
            await Task.WhenAny(Task.WhenAll(sent), Task.Delay(TimeSpan.FromMilliseconds(delay)));
            await platform.Process.RestartAfterKill9Async();
            var firstAnswers = await Task.WhenAll(sent);
            var secondAnswers = await Task.WhenAll(keys.Select(key => Task.Run(() => ReportAsync(bot, key))));

            expected += Batches * Items * Count;
            foreach (var (first, second) in firstAnswers.Zip(secondAnswers))
            {
                Assert.Equal(Items, second.ShouldBeOk().Json.Number("accepted"));
                Assert.True(first is null || first.ShouldBeOk().Text == second.Text, $"Two answers of one batch: {first} and {second}");
            }

            var counts = await operators.CountsAsync(bot);
            Assert.Equal((expected, expected), (counts.TotalCount, counts.Last24hCount));
        }
    }

    [Fact]
    public async Task What_was_answered_holds()
    {
        await using var platform = await StartAsync();
        var operators = await platform.Process.OperatorAsync();
        var bot = await operators.BotAsync();
        var name = Names.Fresh();
        (await bot.UpdateAsync(new { name, group_ids = new[] { "a", "b" } })).ShouldBeOk();
        var renewed = await operators.RegenerateKeyAsync(bot);

        await platform.Process.RestartAfterKill9Async();

        (await bot.MeAsync()).ShouldBeProblem(401, "invalid_api_key");
        var self = (await renewed.MeAsync()).ShouldBeOk().Json;
        Assert.Equal((name, 2), (self.Text("name"), self.Number("groups")));
        await operators.ActAsync(bot, new DisableBot(false));
        await platform.Process.RestartAfterKill9Async();
        (await renewed.MeAsync()).ShouldBeProblem(403, "bot_inactive");
        await operators.ActAsync(bot, new DeleteBot());
        await platform.Process.RestartAfterKill9Async();
        (await renewed.MeAsync()).ShouldBeProblem(401, "invalid_api_key");
    }

    [Fact]
    public async Task A_code_that_a_bot_sent_stays_good_and_is_sent_again()
    {
        await using var platform = await StartAsync();
        var operators = await platform.Process.OperatorAsync();
        var bot = await operators.BotAsync();
        var user = await platform.Access.SignInAsync();
        var sent = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk();

        await platform.Process.RestartAfterKill9Async();

        Assert.Equal(sent.Json.Text("code"), (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code"));
        (await platform.Access.Visitor().VerifyAsync(sent.Json.Text("code")!)).ShouldBeOk();
    }

    private static Task<PlatformResponse> ReportAsync(RunningBot bot, string key) =>
        bot.ReportOnceAsync(key, [.. Enumerable.Range(0, Items).Select(item => new { command = $"!{item % 3}", count = Count })]);

    /// <summary>The answer, or null where the end came before it.</summary>
    private static async Task<PlatformResponse?> UntilTheEndAsync(RunningBot bot, string key)
    {
        try
        {
            return await ReportAsync(bot, key);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task<TemporaryPlatform> StartAsync() =>
        await TemporaryPlatform.StartAsync(onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null);
}

public sealed class BotCrashOnEmbeddedTests() : BotCrashTests(onPostgreSql: false);

// On PostgreSQL whole clusters are killed in every run, see ChaosTests.
[Trait("Category", "Slow")]
public sealed class BotCrashOnPostgreSqlTests() : BotCrashTests(onPostgreSql: true);
