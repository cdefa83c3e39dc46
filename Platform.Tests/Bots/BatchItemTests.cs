using System.Globalization;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>Items of a batch that are not counted (reference.md, section 5), each for its own reason, while the good item beside them is.</summary>
public abstract class BatchItemTests(PlatformFixture fixture) : BotTests(fixture)
{
    private const string Good = """{"command":"!good","count":1}""";

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"!hi\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"command":"!hi"}""")]
    [InlineData("""{"count":1}""")]
    [InlineData("""{"Command":"!hi","Count":1}""")]
    [InlineData("""{"command":"","count":1}""")]
    [InlineData("""{"command":null,"count":1}""")]
    [InlineData("""{"command":5,"count":1}""")]
    [InlineData("""{"command":["!hi"],"count":1}""")]
    [InlineData("""{"command":"01234567890123456789012345678901234567890123456789012345678901234","count":1}""")]
    [InlineData("""{"command":"a\u0000b","count":1}""")]
    [InlineData("""{"command":"\ud83d","count":1}""")]
    [InlineData("""{"command":"\ude00\ud83d","count":1}""")]
    [InlineData("""{"command":"!hi","count":0}""")]
    [InlineData("""{"command":"!hi","count":-1}""")]
    [InlineData("""{"command":"!hi","count":1000001}""")]
    [InlineData("""{"command":"!hi","count":1.5}""")]
    [InlineData("""{"command":"!hi","count":1e30}""")]
    [InlineData("""{"command":"!hi","count":99999999999999999999}""")]
    [InlineData("""{"command":"!hi","count":"1"}""")]
    [InlineData("""{"command":"!hi","count":null}""")]
    [InlineData("""{"command":"!hi","count":true}""")]
    [InlineData("""{"command":"!hi","count":{}}""")]
    [InlineData("""{"command":"!hi","count":1,"user_id":"1"}""")]
    [InlineData("""{"command":"!hi","count":1,"user_id":1.5}""")]
    [InlineData("""{"command":"!hi","count":1,"user_id":[]}""")]
    [InlineData("""{"command":"!hi","count":1,"group_id":5}""")]
    [InlineData("""{"command":"!hi","count":1,"group_id":"a\u0000b"}""")]
    [InlineData("""{"command":"!hi","count":1,"group_id":"\ud83d"}""")]
    [InlineData("""{"command":"!hi","count":1,"timestamp":"yesterday"}""")]
    [InlineData("""{"command":"!hi","count":1,"timestamp":""}""")]
    [InlineData("""{"command":"!hi","count":1,"timestamp":1700000000}""")]
    [InlineData("""{"command":"!hi","count":1,"timestamp":"2026-02-30T00:00:00Z"}""")]
    [InlineData("""{"command":"!hi","count":1,"timestamp":"2026-01-01T00:00:00Z\u0000"}""")]
    public async Task An_item_that_breaks_a_rule_is_refused(string item) => await ShouldBeRejectedAsync(item, "validation_failed");

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9007199254740993")]
    [InlineData("9223372036854775808")]
    [InlineData("1e400")]
    public async Task A_number_that_no_user_can_have_is_refused(string id) =>
        await ShouldBeRejectedAsync($$"""{"command":"!hi","count":1,"user_id":{{id}}}""", "validation_failed", "unknown_user");

    [Fact]
    public async Task A_user_who_never_was_is_unknown() =>
        await ShouldBeRejectedAsync("""{"command":"!hi","count":1,"user_id":987654321012}""", "unknown_user");

    [Fact]
    public async Task A_deleted_user_is_unknown()
    {
        var user = await Platform.SignInAsync();
        await ActAsync(user, new DeleteUser { Reason = "asked" });
        await ShouldBeRejectedAsync(For(user), "unknown_user");
    }

    [Fact]
    public async Task A_banned_user_is_restricted_until_the_ban_is_lifted()
    {
        var user = await Platform.SignInAsync();
        await ActAsync(user, new BanUser { Reason = "spam" });
        await ShouldBeRejectedAsync(For(user), "user_restricted");
        await ActAsync(user, new LiftBans());
        await ShouldBeAcceptedAsync(For(user));
    }

    [Fact]
    public async Task A_user_in_a_timeout_is_restricted_until_it_is_lifted()
    {
        var user = await Platform.SignInAsync();
        await ActAsync(user, new TimeOutUser { Reason = "loud", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) });
        await ShouldBeRejectedAsync(For(user), "user_restricted");
        await ActAsync(user, new LiftTimeouts());
        await ShouldBeAcceptedAsync(For(user));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(60 * 24 * 365)]
    [InlineData(-60 * 24 * 8)]
    [InlineData((-60 * 24 * 7) - 5)]
    [InlineData(-60 * 24 * 365 * 100)]
    public async Task A_time_too_far_away_is_out_of_range(int minutes) => await ShouldBeRejectedAsync(At(minutes), "timestamp_out_of_range");

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData((-60 * 24 * 7) + 5)]
    public async Task A_time_just_inside_is_taken(int minutes) => await ShouldBeAcceptedAsync(At(minutes));

    [Theory]
    [InlineData("+02:00")]
    [InlineData("-09:30")]
    public async Task A_time_may_be_that_of_any_zone(string offset)
    {
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.Parse(offset.TrimStart('+'), CultureInfo.InvariantCulture));
        await ShouldBeAcceptedAsync($$"""{"command":"!hi","count":1,"timestamp":"{{now:yyyy-MM-ddTHH:mm:sszzz}}"}""");
    }

    [Theory]
    [InlineData("""{"command":"0123456789012345678901234567890123456789012345678901234567890123","count":1}""")]
    [InlineData("""{"command":"x","count":1000000}""")]
    [InlineData("""{"command":"\ud83d\ude00","count":1}""")]
    [InlineData("""{"command":"!hi","count":1,"anything":{"else":[1]}}""")]
    public async Task The_ends_of_the_ranges_are_taken(string item) => await ShouldBeAcceptedAsync(item);

    [Fact]
    public async Task Every_bad_item_is_named_in_the_order_they_were_sent()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        await ActAsync(user, new BanUser { Reason = "spam" });
        string[] items = ["null", Good, At(10), """{"command":"!hi","count":1,"user_id":987654321012}""", Good, For(user), "{}"];
        var answer = (await bot.Client.PostTextAsync("/v1/bot/batch", Batch(items))).ShouldBeOk().Json;
        Assert.Equal(2, answer.Number("accepted"));
        Assert.Equal(
            [(0, "validation_failed"), (2, "timestamp_out_of_range"), (3, "unknown_user"), (5, "user_restricted"), (6, "validation_failed")],
            answer.GetProperty("rejected").EnumerateArray().Select(item => ((int)item.Number("index"), item.Text("code")!)));
    }

    private static string Batch(params string[] items) => $$"""{"commands":[{{string.Join(',', items)}}]}""";

    private static string For(SignedInUser user) => $$"""{"command":"!hi","count":1,"user_id":{{user.Id}}}""";

    private static string At(int minutes) =>
        $$"""{"command":"!hi","count":1,"timestamp":"{{DateTimeOffset.UtcNow.AddMinutes(minutes):yyyy-MM-ddTHH:mm:ssZ}}"}""";

    private async Task ShouldBeRejectedAsync(string item, params string[] codes)
    {
        var bot = await BotAsync();
        var answer = (await bot.Client.PostTextAsync("/v1/bot/batch", Batch(Good, item))).ShouldBeOk().Json;
        Assert.Equal(1, answer.Number("accepted"));
        var rejected = Assert.Single(answer.GetProperty("rejected").EnumerateArray());
        Assert.Equal(1, rejected.Number("index"));
        Assert.Contains(rejected.Text("code"), codes);
        var counts = await (await OperatorAsync()).CountsAsync(bot);
        Assert.Equal(("!good", 1), (Assert.Single(counts.Top).Command, counts.TotalCount));
    }

    private async Task ShouldBeAcceptedAsync(string item)
    {
        var bot = await BotAsync();
        var answer = (await bot.Client.PostTextAsync("/v1/bot/batch", Batch(item))).ShouldBeOk();
        Assert.True(answer.Json.Number("accepted") == 1, answer.ToString());
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BatchItemOnEmbeddedTests(EmbeddedPlatform fixture) : BatchItemTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BatchItemOnPostgreSqlTests(PostgreSqlPlatform fixture) : BatchItemTests(fixture);
