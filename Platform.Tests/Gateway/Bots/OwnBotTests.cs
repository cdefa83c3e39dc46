using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Gateway.Fakes;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Gateway.Bots;

public sealed class OwnBotTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private readonly FakeGateway _gateway = gateway.Anew();

    [Fact]
    public async Task A_bot_sees_all_of_itself_and_how_its_hour_stands()
    {
        JsonElement json = (await _gateway.Get("/bot/me", _gateway.BotKey)).AnswerJson();
        Assert.Equal([.. BotMembers.Full, "rate_limit"], json.Members());
        Assert.Equal("""{"limit":1000,"remaining":999,"reset_seconds":1800}""", json.GetProperty("rate_limit").GetRawText());
        Assert.Equal("5", json.GetProperty("id").GetRawText());
    }

    [Fact]
    public async Task What_moves_by_itself_does_not_change_the_tag()
    {
        string tag = (await _gateway.Get("/bot/me", _gateway.BotKey)).Response.Headers.ETag.ToString();
        _gateway.Grains.Bot.View = _gateway.Grains.Bot.View with { LastActivityAt = DateTimeOffset.UnixEpoch };
        DefaultHttpContext again = await _gateway.Get("/bot/me", _gateway.BotKey, ("If-None-Match", tag));
        Assert.Equal(304, again.Response.StatusCode);
        Assert.Equal(2, _gateway.Grains.Bot.Taken);
        _gateway.Grains.Bot.View = _gateway.Grains.Bot.View with { Groups = 99 };
        Assert.Equal(200, (await _gateway.Get("/bot/me", _gateway.BotKey, ("If-None-Match", tag))).Response.StatusCode);
    }

    [Fact]
    public async Task An_update_answers_exactly_the_members_of_the_contract() =>
        Assert.Equal(["message", "created_at", "updated_at"], (await Update("{}")).AnswerJson().Members());

    [Fact]
    public async Task What_a_bot_says_of_itself_is_handed_on()
    {
        await Update("""{"name":"Neu","avatar_url":"https://a.example/b.png","users":2147483648,"latency_ms":10000,"group_ids":["a","b","\u0061","A"]}""");
        await Update("""{"avatar_url":null,"users":-5,"group_ids":[]}""");
        await Update("""{"unknown":1}""");
        Assert.Equal(
            [
                new BotUpdate { Name = "Neu", ChangesAvatar = true, AvatarUrl = "https://a.example/b.png", Users = 2_147_483_648, LatencyMs = 10_000, Groups = 3 },
                new BotUpdate { ChangesAvatar = true, Users = -5, Groups = 0 },
                new BotUpdate(),
            ],
            _gateway.Grains.Bot.Updates);
    }

    [Theory]
    [InlineData("name", "5")]
    [InlineData("name", "null")]
    [InlineData("name", "\"a\\u0000\"")]
    [InlineData("avatar_url", "5")]
    [InlineData("avatar_url", "\"\\ud800\"")]
    [InlineData("users", "1.0")]
    [InlineData("users", "1e2")]
    [InlineData("users", "\"5\"")]
    [InlineData("users", "null")]
    [InlineData("users", "9223372036854775808")]
    [InlineData("users", "1e999")]
    [InlineData("latency_ms", "0.5")]
    [InlineData("latency_ms", "true")]
    [InlineData("latency_ms", "[]")]
    [InlineData("group_ids", "null")]
    [InlineData("group_ids", "5")]
    [InlineData("group_ids", "{}")]
    [InlineData("group_ids", "[5]")]
    [InlineData("group_ids", "[null]")]
    [InlineData("group_ids", "[\"\"]")]
    [InlineData("group_ids", "[\"a\",\"a\\u0000\"]")]
    [InlineData("group_ids", "[\"\\ud83d\"]")]
    public async Task A_bad_field_is_named_and_reads_as_what_no_rule_takes(string field, string value)
    {
        Assert.Equal([field], (await Update($$"""{"{{field}}":{{value}}}""")).BadFields());
        BotUpdate update = Assert.Single(_gateway.Grains.Bot.Updates);
        Assert.True(update.Name == BodyFields.Unreadable || update.AvatarUrl == BodyFields.Unreadable || -1 == (update.Users ?? update.LatencyMs ?? update.Groups));
    }

    [Fact]
    public async Task Bad_shapes_and_broken_rules_are_named_together()
    {
        _gateway.Grains.Bot.Answer = update => Refusal.OfFields(
            ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("name", ["Is too short."]).Add("users", ["Must be from 0 to 2147483648."]));
        DefaultHttpContext context = await Update("""{"name":"x","users":1.5,"group_ids":7}""");
        Assert.Equal(["group_ids", "name", "users"], context.BadFields());
        Assert.Equal("""["Must be a whole number."]""", context.AnswerJson().GetProperty("errors").GetProperty("users").GetRawText());
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public async Task A_group_id_has_256_characters_at_the_most(int length, bool isTaken) =>
        Assert.Equal(isTaken ? [] : ["group_ids"], (await Update($$"""{"group_ids":["{{new string('ä', length)}}"]}""")).BadFields());

    [Theory]
    [InlineData(BotUpdate.MostGroupIds, true)]
    [InlineData(BotUpdate.MostGroupIds + 1, false)]
    public async Task A_hundred_thousand_groups_are_counted_and_one_more_is_not(int count, bool isTaken)
    {
        DefaultHttpContext context = await Update($$"""{"group_ids":[{{string.Join(',', Enumerable.Range(0, count).Select(number => $"\"{number / 2}\""))}}]}""");
        Assert.Equal(isTaken ? [] : ["group_ids"], context.BadFields());
        Assert.Equal(isTaken ? BotUpdate.MostGroupIds / 2 : -1, Assert.Single(_gateway.Grains.Bot.Updates).Groups);
    }

    [Fact]
    public async Task What_is_no_object_changes_nothing()
    {
        Assert.Equal(["body"], (await Update("[]")).BadFields());
        Assert.Empty(_gateway.Grains.Bot.Updates);
    }

    private Task<DefaultHttpContext> Update(string body) => _gateway.Post("/bot/me/update", _gateway.BotKey, body);
}
