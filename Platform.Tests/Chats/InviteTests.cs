using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chats;

/// <summary>Invites, and joining by them (reference.md, section 7).</summary>
public abstract class InviteTests(PlatformFixture fixture) : ChatTests(fixture)
{
    private const int MostActive = 20;

    [Fact]
    public async Task An_invite_is_shown_in_full_to_who_made_it()
    {
        var chat = await ChatAsync();
        var end = DateTimeOffset.UtcNow.AddHours(1);
        var invite = await chat.InviteAsync(new { expires_at = end, max_uses = 3 });
        invite.ShouldHaveExactly(ChatMembers.Invite);
        Assert.Matches("^[0-9A-Za-z]{16}$", invite.Text("code"));
        Assert.Equal((chat.Id, chat.Owner.Id, 0L, 3L), (invite.Number("chat_id"), invite.Number("created_by_id"), invite.Number("uses"), invite.Number("max_uses")));
        Assert.InRange(invite.Time("expires_at"), end.AddSeconds(-1), end.AddSeconds(1));
        Assert.Equal(invite.GetRawText(), Assert.Single(await ListAsync(chat)).GetRawText());
    }

    [Fact]
    public async Task An_invite_needs_neither_body_nor_limits()
    {
        var chat = await ChatAsync();
        var invite = (await chat.Owner.Client.PostAsync(chat.Path + "/invites")).ShouldBeOk().Json;
        Assert.True(invite.IsNull("expires_at"));
        Assert.True(invite.IsNull("max_uses"));
    }

    [Fact]
    public async Task Who_joins_becomes_a_member_and_gets_the_chat()
    {
        var chat = await ChatAsync();
        var user = await Platform.SignInAsync();
        var joined = (await OwnedChat.JoinAsync(user, (await chat.InviteAsync()).Text("code")!)).ShouldBeOk().Json;
        joined.ShouldHaveExactly(ChatMembers.Chat);
        Assert.Equal((chat.Id, 2L), (joined.Number("id"), joined.Number("member_count")));
        Assert.Equal(1, Assert.Single(await ListAsync(chat)).Number("uses"));
    }

    [Fact]
    public async Task Fifty_who_join_at_once_never_pass_the_uses()
    {
        const int Uses = 7;
        var chat = await ChatAsync();
        var code = (await chat.InviteAsync(new { max_uses = Uses })).Text("code")!;
        var users = await Platform.SignInManyAsync(50);
        var answers = await Task.WhenAll(users.Select(user => Task.Run(() => OwnedChat.JoinAsync(user, code))));
        Assert.Equal(Uses, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(404, "not_found"));
        Assert.Equal(1 + Uses, (await chat.ShowAsync()).Number("member_count"));
        Assert.Equal(1 + Uses, (await chat.Owner.Client.GetAsync(chat.Path + "/members")).ShouldBeOk().Json.GetArrayLength());
        Assert.Empty(await ListAsync(chat));
    }

    [Fact]
    public async Task Who_is_in_already_uses_nothing_up()
    {
        var chat = await ChatAsync();
        var code = (await chat.InviteAsync(new { max_uses = 2 })).Text("code")!;
        var member = await Platform.SignInAsync();
        for (var time = 0; time < 3; time++)
        {
            (await OwnedChat.JoinAsync(member, code)).ShouldBeOk();
            (await OwnedChat.JoinAsync(chat.Owner, code)).ShouldBeOk();
        }

        Assert.Equal(1, Assert.Single(await ListAsync(chat)).Number("uses"));
        Assert.Equal(2, (await chat.ShowAsync()).Number("member_count"));
    }

    [Fact]
    public async Task A_revoked_invite_is_worthless()
    {
        var chat = await ChatAsync();
        var code = (await chat.InviteAsync()).Text("code")!;
        Assert.Equal("""{"revoked":true}""", (await RevokeAsync(chat, code)).ShouldBeOk().Text);
        (await OwnedChat.JoinAsync(await Platform.SignInAsync(), code)).ShouldBeProblem(404, "not_found");
        (await RevokeAsync(chat, code)).ShouldBeProblem(404, "not_found");
        Assert.Empty(await ListAsync(chat));
    }

    [Fact]
    public async Task An_invite_of_one_chat_is_none_of_another()
    {
        var chat = await ChatAsync();
        var code = (await chat.InviteAsync()).Text("code")!;
        (await RevokeAsync(await ChatAsync(), code)).ShouldBeProblem(404, "not_found");
        (await OwnedChat.JoinAsync(await Platform.SignInAsync(), code)).ShouldBeOk();
    }

    [Fact]
    public async Task An_invite_whose_time_is_over_is_worthless()
    {
        var chat = await ChatAsync();
        var code = (await chat.InviteAsync(new { expires_at = DateTimeOffset.UtcNow.AddSeconds(2) })).Text("code")!;
        await Eventually.TrueAsync(async () => (await ListAsync(chat)).Length == 0, SoonEnough, () => "the invite is still active");
        (await OwnedChat.JoinAsync(await Platform.SignInAsync(), code)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_chat_has_twenty_active_invites_at_the_most()
    {
        var chat = await ChatAsync();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, MostActive + 10).Select(_ => Task.Run(() => chat.Owner.Client.PostAsync(chat.Path + "/invites", new { max_uses = 1 }))));
        Assert.Equal(MostActive, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(409, "invite_limit"));
        var invites = await ListAsync(chat);
        Assert.Equal(MostActive, invites.Select(invite => invite.Text("code")).Distinct().Count());

        (await RevokeAsync(chat, invites[0].Text("code")!)).ShouldBeOk();
        await chat.InviteAsync();
        (await OwnedChat.JoinAsync(await Platform.SignInAsync(), invites[1].Text("code")!)).ShouldBeOk();
        await chat.InviteAsync();
        (await chat.Owner.Client.PostAsync(chat.Path + "/invites", new { })).ShouldBeProblem(409, "invite_limit");
    }

    [Fact]
    public async Task The_invites_of_a_deleted_chat_are_worthless()
    {
        var chat = await ChatAsync();
        var code = (await chat.InviteAsync()).Text("code")!;
        (await chat.DeleteAsync()).ShouldBeOk();
        (await OwnedChat.JoinAsync(await Platform.SignInAsync(), code)).ShouldBeProblem(404, "not_found");
    }

    [Theory]
    [InlineData("abcdefgh12345678")]
    [InlineData("0000000000000000")]
    [InlineData("a")]
    [InlineData("%25_%27")]
    [InlineData("%F0%9F%98%80")]
    public async Task A_code_that_nobody_made_is_not_found(string code)
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostAsync("/v1/portal/resolve/" + code)).ShouldBeProblem(404, "not_found");
        (await user.Client.PostAsync("/v1/portal/resolve/" + string.Concat(Enumerable.Repeat(code, 100)))).ShouldBeProblem(404, "not_found");
    }

    [Theory]
    [InlineData("""{"max_uses":0}""", "max_uses")]
    [InlineData("""{"max_uses":-1}""", "max_uses")]
    [InlineData("""{"max_uses":"many","expires_at":"never"}""", "max_uses expires_at")]
    [InlineData("""{"expires_at":"2001-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"expires_at":"2001-01-01T00:00:00Z","max_uses":0}""", "expires_at max_uses")]
    [InlineData("""{"max_uses":99999999999999999999}""", "max_uses")]
    public async Task Every_bad_field_is_named(string body, string fields)
    {
        var chat = await ChatAsync();
        (await chat.Owner.Client.PostTextAsync(chat.Path + "/invites", body)).ShouldNameFields(fields.Split(' '));
        Assert.Empty(await ListAsync(chat));
    }

    [Fact]
    public async Task Invites_are_listed_newest_first_and_in_parts()
    {
        var chat = await ChatAsync();
        var codes = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            codes.Insert(0, (await chat.InviteAsync()).Text("code")!);
        }

        Assert.Equal(codes, (await ListAsync(chat)).Select(invite => invite.Text("code")));
        var walked = await PageWalk.ReadAsync(chat.Owner.Client, chat.Path + "/invites?limit=2", part => part);
        Assert.Equal(codes, walked.Select(invite => invite.Text("code")));
    }

    private static async Task<JsonElement[]> ListAsync(OwnedChat chat) =>
        [.. (await chat.Owner.Client.GetAsync(chat.Path + "/invites")).ShouldBeOk().Json.EnumerateArray()];

    private static Task<PlatformResponse> RevokeAsync(OwnedChat chat, string code) =>
        chat.Owner.Client.PostAsync($"{chat.Path}/invites/{code}/delete");
}

[Collection(OnEmbedded.Name)]
public sealed class InviteOnEmbeddedTests(EmbeddedPlatform fixture) : InviteTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class InviteOnPostgreSqlTests(PostgreSqlPlatform fixture) : InviteTests(fixture);
