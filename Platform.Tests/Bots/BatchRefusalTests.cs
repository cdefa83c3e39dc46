using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>Batches that are refused as a whole (reference.md, section 5): nothing of them counts.</summary>
public abstract class BatchRefusalTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"commands":null}""")]
    [InlineData("""{"commands":[]}""")]
    [InlineData("""{"commands":{}}""")]
    [InlineData("""{"commands":"!hi"}""")]
    [InlineData("""{"commands":5}""")]
    [InlineData("""{"commands":{"command":"!hi","count":1}}""")]
    [InlineData("""{"Commands":[{"command":"!hi","count":1}]}""")]
    public async Task Commands_that_are_no_batch_are_a_bad_field(string body)
    {
        var bot = await BotAsync();
        (await bot.Client.PostTextAsync("/v1/bot/batch", body)).ShouldNameFields("commands");
    }

    [Fact]
    public async Task A_thousand_and_one_items_are_too_many()
    {
        var bot = await BotAsync();
        object[] commands = [.. Enumerable.Range(0, 1001).Select(_ => new { command = "!hi", count = 1 })];
        (await bot.ReportAsync(commands)).ShouldNameFields("commands");
        Assert.Equal(0, (await (await OperatorAsync()).CountsAsync(bot)).TotalCount);
    }

    [Theory]
    [InlineData("""{"commands":[{"command":"!hi","count":NaN}]}""")]
    [InlineData("""{"commands":[{"command":"!hi","count":Infinity}]}""")]
    [InlineData("""{"commands":[{"command":"!hi","count":01}]}""")]
    [InlineData("""{"commands":[{"command":"!hi","count":1},]}""")]
    [InlineData("""{"commands":[{"command":"!hi","count":1}]""")]
    [InlineData("""{"commands":[{"command":'!hi',"count":1}]}""")]
    [InlineData("")]
    public async Task A_body_that_is_not_json_is_malformed(string body)
    {
        var bot = await BotAsync();
        var problem = (await bot.Client.PostTextAsync("/v1/bot/batch", body)).ShouldBeProblem(400);
        if (body.Length > 0)
        {
            Assert.Equal("malformed_json", problem.Text("code"));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"command":"!hi","count":1}]""")]
    [InlineData("null")]
    [InlineData("5")]
    public async Task Json_that_is_no_object_is_refused(string body)
    {
        var bot = await BotAsync();
        (await bot.Client.PostTextAsync("/v1/bot/batch", body)).ShouldBeProblem(400);
    }

    [Fact]
    public async Task A_body_of_more_than_one_mebibyte_is_too_large()
    {
        var bot = await BotAsync();
        (await bot.ReportAsync(new { command = "!hi", count = 1, padding = new string('x', 1 << 20) })).ShouldBeProblem(413, "payload_too_large");
    }

    [Fact]
    public async Task A_form_is_no_batch()
    {
        var bot = await BotAsync();
        (await bot.Client.PostTextAsync("/v1/bot/batch", "command=x", "application/x-www-form-urlencoded")).ShouldBeProblem(415, "unsupported_media_type");
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BatchRefusalOnEmbeddedTests(EmbeddedPlatform fixture) : BatchRefusalTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BatchRefusalOnPostgreSqlTests(PostgreSqlPlatform fixture) : BatchRefusalTests(fixture);
