using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Bots;

public sealed class BatchTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private const string Path = "/bot/batch";
    private const string Header = "Idempotency-Key";
    private const string One = """{"commands":[{"command":"play","count":1}]}""";

    private readonly FakeGateway _gateway = gateway.Anew();

    [Fact]
    public async Task The_answer_has_exactly_the_members_of_the_contract()
    {
        DefaultHttpContext context = await Post(One);
        JsonElement json = context.AnswerJson();
        Assert.Equal(["message", "accepted", "rejected", "created_at", "updated_at"], json.Members());
        Assert.Equal(["index", "code", "error"], json.GetProperty("rejected")[0].Members());
        Assert.Equal(200, context.Response.StatusCode);
        Assert.Equal(_gateway.Grains.Bot.Principal, Assert.Single(_gateway.Grains.Batch.Taken).Bot);
    }

    [Fact]
    public async Task One_request_costs_one_unit_and_two_calls()
    {
        await Post(One);
        Assert.Equal(1, _gateway.Grains.Bot.Taken);
        Assert.Equal(0, _gateway.Grains.Bot.Looks);
        Assert.Single(_gateway.Grains.AskedBots);
        Assert.Single(_gateway.Grains.Asked);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"commands":[]}""")]
    [InlineData("""{"commands":null}""")]
    [InlineData("""{"commands":{}}""")]
    [InlineData("""{"commands":"play"}""")]
    [InlineData("""{"commands":[{}],"commands":5}""")]
    public async Task Without_a_list_of_items_nothing_is_counted(string body)
    {
        Assert.Equal(["commands"], (await Post(body)).BadFields());
        Assert.Empty(_gateway.Grains.Batch.Taken);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task What_is_no_object_is_refused_as_a_whole(string body) => Assert.Equal(["body"], (await Post(body)).BadFields());

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public async Task A_thousand_items_are_taken_and_one_more_is_not(int count, bool isTaken)
    {
        DefaultHttpContext context = await Post($$"""{"commands":[{{string.Join(',', Enumerable.Repeat("{}", count))}}]}""");
        Assert.Equal(isTaken ? [] : ["commands"], context.BadFields());
        Assert.Equal(isTaken ? [count] : [], _gateway.Grains.Batch.Taken.Select(batch => batch.Commands.Length));
    }

    [Fact]
    public async Task The_fingerprint_is_that_of_the_bytes()
    {
        string spaced = One.Replace(":[", ": [", StringComparison.Ordinal);
        await Post(One);
        await Post(spaced);
        Assert.Equal([Hash(One), Hash(spaced)], _gateway.Grains.Batch.Taken.Select(batch => batch.Fingerprint.Value));
    }

    [Theory]
    [InlineData("k")]
    [InlineData("8e03978e-40d5-43e8-bc93-6894a57f9324")]
    [InlineData("\"quoted\"")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task A_batch_with_a_key_goes_where_its_repeat_will_go(string key)
    {
        await Post(One, (Header, key));
        await Post(One, (Header, key));
        Assert.Equal(Enumerable.Repeat(BatchKey.Of(new BotId(FakeBot.Number), key), 2), _gateway.Grains.Asked);
    }

    [Fact]
    public async Task A_batch_without_a_key_comes_once()
    {
        await Post(One);
        await Post(One);
        Assert.Equal(2, _gateway.Grains.Asked.Distinct().Count());
        Assert.All(_gateway.Grains.Asked, key => Assert.False(BatchKey.ComesAgain(key)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("a\tb")]
    [InlineData("a\u0085b")]
    [InlineData("a\0")]
    public async Task A_bad_key_is_named(string key)
    {
        Assert.Equal([Header], (await Post(One, (Header, key))).BadFields());
        Assert.Empty(_gateway.Grains.Batch.Taken);
    }

    [Fact]
    public async Task Several_keys_are_a_bad_one() => Assert.Equal([Header], (await Post(One, (Header, "a"), (Header, "a"))).BadFields());

    [Fact]
    public async Task A_bad_key_is_named_beside_bad_fields() =>
        Assert.Equal([Header, "commands"], (await Post("{}", (Header, ""))).BadFields().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Another_body_under_a_known_key_is_refused()
    {
        _gateway.Grains.Batch.Outcome = new Refusal(ErrorCodes.IdempotencyMismatch, "The key came with another body before.");
        DefaultHttpContext context = await Post(One, (Header, "k"));
        Assert.Equal(422, context.Response.StatusCode);
        Assert.Equal("idempotency_mismatch", context.Code());
    }

    [Theory]
    [InlineData("/bot/batch", 1 << 20, false)]
    [InlineData("/bot/batch", (1 << 20) + 1, true)]
    [InlineData("/bot/me/update", (1 << 20) + 1, false)]
    [InlineData("/bot/me/update", 4 << 20, false)]
    [InlineData("/bot/me/update", (4 << 20) + 1, true)]
    [InlineData("/bot/users/7/update", (1 << 20) + 1, true)]
    public async Task Only_the_update_may_be_larger_than_a_mebibyte(string path, int bytes, bool isTooLarge)
    {
        const string start = """{"commands":[{}],"padding":" """;
        DefaultHttpContext context = await _gateway.Post(path, _gateway.BotKey, start + new string('x', bytes - start.Length - 2) + "\"}");
        Assert.Equal(isTooLarge ? 413 : 200, context.Response.StatusCode);
        Assert.Equal(1, _gateway.Grains.Bot.Taken);
    }

    [Theory]
    [InlineData("{}", null, 403, "bot_inactive")]
    [InlineData("{", null, 400, "malformed_json")]
    [InlineData("{}", "https://foe.example", 403, "bot_inactive")]
    public async Task A_suspension_is_told_after_the_body_and_before_validation(string body, string? origin, int status, string code)
    {
        _gateway.Grains.Bot.Suspension = new Refusal(ErrorCodes.BotInactive, "The bot is inactive.");
        DefaultHttpContext context = origin is null ? await Post(body) : await Post(body, ("Origin", origin));
        Assert.Equal((status, code), (context.Response.StatusCode, context.Code()));
        Assert.Equal("\"bot\";r=599;t=60, \"bot-hour\";r=999;t=3600", context.Response.Headers["RateLimit"]);
    }

    private static string Hash(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    private Task<DefaultHttpContext> Post(string body, params (string Name, string Value)[] headers) => _gateway.Post(Path, _gateway.BotKey, body, headers);
}
