using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>The limit a minute of calls with a bot's key (reference.md, section 1, "Rate limits").</summary>
public abstract class BotMinuteLimitTests(PlatformFixture fixture) : BotTests(fixture)
{
    private const int PerMinute = 600;

    [Fact]
    public async Task Of_seven_hundred_parallel_requests_six_hundred_are_accepted()
    {
        var bot = await BotAsync(ratePerHour: 100_000);
        var answers = await Task.WhenAll(Enumerable.Range(0, 700).Select(_ => Task.Run(bot.MeAsync)));
        var accepted = answers.Where(answer => answer.Status == 200).ToArray();
        var refused = answers.Except(accepted).ToArray();
        Assert.Equal(PerMinute, accepted.Length);
        Assert.Equal(Enumerable.Range(0, PerMinute), accepted.Select(answer => LimitHeaders.Of(answer).Remainders["bot"].Left).Order());
        Assert.All(refused, answer =>
        {
            answer.ShouldBeProblem(429, "rate_limited");
            Assert.InRange(answer.RetryAfter(), 1, 60);
            var limits = LimitHeaders.Of(answer);
            Assert.Equal((PerMinute, 0), (limits.Limit, limits.Remaining));

            // What the minute refuses costs nothing of the hour.
            Assert.Equal(100_000 - PerMinute, limits.Remainders["bot-hour"].Left);
        });
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotMinuteLimitOnEmbeddedTests(EmbeddedPlatform fixture) : BotMinuteLimitTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotMinuteLimitOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotMinuteLimitTests(fixture);
