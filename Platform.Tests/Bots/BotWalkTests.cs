using Platform.GrainInterfaces.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>Reading all of <c>GET /bots</c> and of <c>GET /bots/search</c> by their links, while bots come and go.</summary>
public abstract class BotWalkTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task Each_bot_that_is_there_all_the_time_is_listed_exactly_once()
    {
        // Every fourth goes while the others are read.
        var bots = await ManyAsync(120, _ => Names.Fresh());
        var going = new Queue<RunningBot>(bots.Where((_, index) => index % 4 == 0));
        var lasting = bots.Where((_, index) => index % 4 != 0).Select(bot => bot.Id).ToHashSet();
        var listed = await PageWalk.ReadAsync(Platform.Visitor(), "/v1/bots?limit=10", json => json, async parts =>
        {
            for (var gone = 0; gone < 3 && going.TryDequeue(out var bot); gone++)
            {
                await ActAsync(bot, gone == 0 ? new DeleteBot() : new DisableBot(false));
            }

            if (parts <= 10)
            {
                await BotAsync();
            }
        });

        var seen = listed.Select(bot => bot.Number("id")).Where(lasting.Contains).ToList();
        Assert.Equal(lasting.Order(), seen);
    }

    [Fact]
    public async Task Each_bot_that_is_there_all_the_time_is_found_exactly_once()
    {
        var part = "q" + Guid.NewGuid().ToString("N")[..10];
        var bots = await ManyAsync(30, index => index % 2 == 0 ? $"{part} {index:00}" : $"m {part} {index:00}");
        var going = new Queue<RunningBot>(bots.Where((_, index) => index % 3 == 0));
        var lasting = bots.Where((_, index) => index % 3 != 0).Select(bot => bot.Id).ToHashSet();
        var user = await Platform.SignInAsync();
        var found = await PageWalk.ReadAsync(user.Client, $"/v1/bots/search?q={part}&limit=4", json => json.GetProperty("bots"), async parts =>
        {
            if (going.TryDequeue(out var bot))
            {
                await ActAsync(bot, new DisableBot(false));
            }

            await BotAsync(name: $"{part} !{parts}");
        });

        var seen = found.Select(bot => bot.Number("id")).Where(lasting.Contains).ToList();
        Assert.Equal(lasting.Order(), seen.Order());
    }

    [Theory]
    [InlineData("/v1/bots?after=x")]
    [InlineData("/v1/bots?after=")]
    [InlineData("/v1/bots?after=0")]
    [InlineData("/v1/bots?after=9007199254740992")]
    [InlineData("/v1/bots?after=1%00")]
    [InlineData("/v1/bots/search?q=a&after=x")]
    [InlineData("/v1/bots/search?q=a&after=%ED%A0%80")]
    public async Task A_place_that_nobody_told_is_a_bad_field(string path) =>
        (await (await Platform.SignInAsync()).Client.GetAsync(path)).ShouldNameFields("after");

    private async Task<IReadOnlyList<RunningBot>> ManyAsync(int count, Func<int, string> name)
    {
        var bots = new RunningBot[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (index, _) => bots[index] = await BotAsync(name: name(index)));
        return bots;
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotWalkOnEmbeddedTests(EmbeddedPlatform fixture) : BotWalkTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotWalkOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotWalkTests(fixture);
