using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Chats;

/// <summary>What the gateway makes of requests for chats, and of the answers.</summary>
public sealed class ChatEndpointsTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private readonly FakeGateway _gateway = gateway.Anew();

    private FakeChatDesk Desk => _gateway.Grains.ChatDesk;

    [Fact]
    public async Task A_chat_is_created_as_it_was_described()
    {
        DefaultHttpContext context = await _gateway.Post(
            "/v1/portal/chats", _gateway.Session, """{"name":"A chat","description":"with\nlines","allow_control_requests":true}""");
        Assert.Equal(200, context.Response.StatusCode);
        Assert.Equal(new NewChat("A chat", "with\nlines", true), Asked<NewChat>(nameof(IChatDeskGrain.Create)));
        JsonElement json = context.AnswerJson();
        Assert.Equal(
            [
                "id", "chat_type", "name", "owner", "visibility", "slug", "description", "allow_control_requests", "running", "member_count", "archived",
                "created_at", "updated_at",
            ],
            json.Members());
        Assert.Equal(["id", "username", "avatar_url"], json.GetProperty("owner").Members());
        Assert.Equal("7", json.GetProperty("owner").GetProperty("id").GetRawText());
    }

    [Theory]
    [InlineData("""{"name":"A chat"}""")]
    [InlineData("""{"name":"A chat","description":null}""")]
    [InlineData("""{"name":"A chat","allow_control_requests":false,"owner":{"id":1},"id":5}""")]
    public async Task What_is_left_out_is_neither_described_nor_allowed(string body)
    {
        await _gateway.Post("/portal/chats", _gateway.Session, body);
        Assert.Equal(new NewChat("A chat", null, false), Asked<NewChat>(nameof(IChatDeskGrain.Create)));
    }

    [Theory]
    [InlineData("""{"name":5,"description":"too long"}""", "description name")]
    [InlineData("""{"name":"x","description":"too long","allow_control_requests":"yes"}""", "allow_control_requests description name")]
    [InlineData("""{"name":"A chat","description":"too long","allow_control_requests":null}""", "allow_control_requests description")]
    [InlineData("""{"name":"x","allow_control_requests":1}""", "allow_control_requests name")]
    [InlineData("""{"name":"A chat","allow_control_requests":1}""", "allow_control_requests")]
    [InlineData("""{"allow_control_requests":[]}""", "allow_control_requests name")]
    [InlineData("""{"name":"A chat","description":{}}""", "description")]
    [InlineData("[]", "body")]
    public async Task All_bad_fields_of_a_new_chat_are_named_at_once(string body, string fields)
    {
        Desk.Judge = arguments => Fields((NewChat)arguments[1]!);
        Assert.Equal(fields.Split(' '), (await _gateway.Post("/portal/chats", _gateway.Session, body)).BadFields());
    }

    [Theory]
    [InlineData("""{"slug":"Bad Slug","allow_control_requests":"yes"}""", "allow_control_requests slug")]
    [InlineData("""{"name":"x","slug":"good","allow_control_requests":0}""", "allow_control_requests name")]
    [InlineData("""{"name":"x","slug":7}""", "name slug")]
    [InlineData("""{"allow_control_requests":"no"}""", "allow_control_requests")]
    public async Task All_bad_fields_of_a_change_are_named_at_once(string body, string fields)
    {
        Desk.Judge = arguments => Fields((ChatUpdate)arguments[2]!);
        Assert.Equal(fields.Split(' '), (await _gateway.Post("/portal/chats/9/config/update", _gateway.Session, body)).BadFields());
    }

    [Fact]
    public async Task A_chat_that_one_may_not_see_is_not_found_also_when_a_field_is_bad()
    {
        Desk.Refusal = new Refusal(ErrorCodes.NotFound, "There is no such chat.");
        Assert.Equal("not_found", (await _gateway.Post("/portal/chats/9/config/update", _gateway.Session, """{"allow_control_requests":0}""")).Code());
    }

    [Fact]
    public async Task Only_the_fields_that_are_sent_change()
    {
        await _gateway.Post("/portal/chats/9/config/update", _gateway.Session, "{}");
        Assert.Equal(new ChatUpdate(), Asked<ChatUpdate>(nameof(IChatDeskGrain.Update)));
    }

    [Fact]
    public async Task A_null_takes_the_description_and_the_slug_away()
    {
        await _gateway.Post("/portal/chats/9/config/update", _gateway.Session, """{"description":null,"slug":null,"allow_control_requests":false}""");
        Assert.Equal(
            new ChatUpdate { ChangesDescription = true, ChangesSlug = true, AllowControlRequests = false }, Asked<ChatUpdate>(nameof(IChatDeskGrain.Update)));
    }

    [Theory]
    [InlineData("start", "Start")]
    [InlineData("stop", "Stop")]
    public async Task A_chat_is_started_and_stopped_without_a_body(string path, string method)
    {
        DefaultHttpContext context = await _gateway.Post($"/v1/portal/chats/9/{path}", _gateway.Session, "");
        Assert.Equal(9, context.AnswerJson().GetProperty("id").GetInt64());
        Assert.Equal(9L, Asked<long>(method));
    }

    [Theory]
    [InlineData("/portal/chats/9/delete", """{"deleted":true}""")]
    [InlineData("/portal/chats/9/leave", """{"left":true}""")]
    [InlineData("/portal/chats/9/invites/abcdefgh12345678/delete", """{"revoked":true}""")]
    public async Task What_has_nothing_to_show_says_that_it_is_done(string path, string answer) =>
        Assert.Equal(answer, (await _gateway.Post(path, _gateway.Session, "")).AnswerText());

    [Theory]
    [MemberData(nameof(PathsWithoutAChat))]
    public async Task What_cannot_be_a_chat_is_not_found_and_nobody_is_asked(string method, string path)
    {
        DefaultHttpContext context = method == "GET" ? await _gateway.Get(path, _gateway.Session) : await _gateway.Post(path, _gateway.Session, """{"user_id":8}""");
        Assert.Equal("not_found", context.Code());
        Assert.Empty(Desk.Asked);
    }

    public static TheoryData<string, string> PathsWithoutAChat()
    {
        var paths = new TheoryData<string, string>();
        foreach (string id in new[] { "0", "-1", "9223372036854775808", new string('9', 300), "x" })
        {
            foreach (string rest in new[] { "", "/members", "/invites" })
            {
                paths.Add("GET", $"/portal/chats/{id}{rest}");
            }

            foreach (string rest in new[] { "/config/update", "/start", "/stop", "/delete", "/invites", "/invites/abcdefgh12345678/delete", "/leave", "/kick" })
            {
                paths.Add("POST", $"/portal/chats/{id}{rest}");
            }
        }

        return paths;
    }

    [Fact]
    public async Task A_list_is_a_bare_array_with_links()
    {
        DefaultHttpContext context = await _gateway.Get("/v1/portal/chats?limit=1", _gateway.Session);
        Assert.Equal(JsonValueKind.Array, context.AnswerJson().ValueKind);
        Assert.Equal(
            "</v1/portal/chats?offset=0&limit=1>; rel=\"first\", </v1/portal/chats?offset=1&limit=1&after=9>; rel=\"next\"", context.Response.Headers.Link);
        await _gateway.Get("/portal/chats?offset=1&limit=1&after=9", _gateway.Session);
        Assert.Equal([(null, 0, 1), ("9", 1, 1)], Desk.Asked.Select(asked => ((string?)asked.Arguments[1], (int)asked.Arguments[2]!, (int)asked.Arguments[3]!)));
    }

    [Fact]
    public async Task The_directory_is_open_to_every_credential()
    {
        foreach (var credential in new[] { _gateway.PublicKey, _gateway.BotKey, _gateway.Session })
        {
            Assert.Equal(200, (await _gateway.Get("/portal/directory", credential)).Response.StatusCode);
        }

        Assert.Equal("authentication_required", (await _gateway.Get("/portal/directory", null)).Code());
    }

    [Fact]
    public async Task A_chat_that_has_not_changed_is_not_sent_again()
    {
        DefaultHttpContext first = await _gateway.Get("/portal/chats/9", _gateway.Session);
        DefaultHttpContext second = await _gateway.Get("/portal/chats/9", _gateway.Session, ("If-None-Match", first.Response.Headers.ETag.ToString()));
        Assert.Equal(304, second.Response.StatusCode);
    }

    [Fact]
    public async Task A_timeout_closes_every_change()
    {
        _gateway.Grains.Session.Restriction = new Restriction(AccountState.Timeout, FakeBot.Time, 60);
        foreach (string rest in new[]
        {
            "", "/9/config/update", "/9/start", "/9/stop", "/9/delete", "/9/invites", "/9/invites/abcdefgh12345678/delete", "/9/leave", "/9/kick",
        })
        {
            Assert.Equal("account_timeout", (await _gateway.Post("/portal/chats" + rest, _gateway.Session, "{}")).Code());
        }

        Assert.Equal("account_timeout", (await _gateway.Post("/portal/resolve/abcdefgh12345678", _gateway.Session, "")).Code());
        Assert.Empty(Desk.Asked);
        Assert.Equal(200, (await _gateway.Get("/portal/chats", _gateway.Session)).Response.StatusCode);
    }

    private static Refusal? Fields(NewChat chat) => Named(("name", chat.Name.Length < 2), ("description", chat.Description is "too long" or "\0"));

    private static Refusal? Fields(ChatUpdate update) => Named(
        ("name", update.Name is { Length: < 2 }), ("description", update.Description is "too long" or "\0"), ("slug", update.Slug is "Bad Slug" or "\0"));

    private static Refusal? Named(params (string Field, bool IsBad)[] fields)
    {
        var bad = fields.Where(field => field.IsBad).ToImmutableSortedDictionary(field => field.Field, _ => ImmutableArray.Create("Is bad."));
        return bad.IsEmpty ? null : Refusal.OfFields(bad);
    }

    private T Asked<T>(string method) => (T)Assert.Single(Desk.Asked, asked => asked.Method == method).Arguments.Single(argument => argument is T)!;
}
