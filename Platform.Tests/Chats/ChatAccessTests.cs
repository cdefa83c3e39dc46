using Platform.GrainInterfaces.Moderation;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chats;

/// <summary>Who sees a chat, and who may do what with it (reference.md, sections 2 and 7).</summary>
public abstract class ChatAccessTests(PlatformFixture fixture) : ChatTests(fixture)
{
    [Fact]
    public async Task To_a_stranger_a_private_chat_is_not_there_whatever_he_calls()
    {
        var chat = await ChatAsync();
        var stranger = await Platform.SignInAsync();
        var code = (await chat.InviteAsync()).Text("code");
        foreach (var path in new[] { "", "/members", "/invites" })
        {
            (await stranger.Client.GetAsync(chat.Path + path)).ShouldBeProblem(404, "not_found");
        }

        foreach (var path in new[] { "/start", "/stop", "/delete", "/leave", "/invites", $"/invites/{code}/delete" })
        {
            (await stranger.Client.PostAsync(chat.Path + path)).ShouldBeProblem(404, "not_found");
        }

        (await stranger.Client.PostAsync(chat.Path + "/config/update", new { name = "Taken over" })).ShouldBeProblem(404, "not_found");
        (await stranger.Client.PostAsync(chat.Path + "/kick", new { user_id = chat.Owner.Id })).ShouldBeProblem(404, "not_found");
        Assert.Equal("A chat", (await chat.ShowAsync()).Text("name"));
    }

    [Fact]
    public async Task A_member_sees_the_chat_and_changes_nothing_of_it()
    {
        var chat = await ChatAsync();
        var member = await chat.JoinedByAsync(await Platform.SignInAsync());
        Assert.Equal(2, (await member.Client.GetAsync(chat.Path)).ShouldBeOk().Json.Number("member_count"));
        (await member.Client.GetAsync(chat.Path + "/members")).ShouldBeOk();
        await ShouldBeForbiddenAsync(member, chat, "/start", "/stop", "/delete", "/invites", "/invites/abcdefgh12345678/delete");
        (await member.Client.GetAsync(chat.Path + "/invites")).ShouldBeProblem(403, "forbidden");
        (await member.Client.PostAsync(chat.Path + "/config/update", new { name = "Taken over" })).ShouldBeProblem(403, "forbidden");
        (await member.Client.PostAsync(chat.Path + "/kick", new { user_id = chat.Owner.Id })).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task To_a_stranger_a_public_chat_is_there_and_no_more()
    {
        var chat = await PublicChatAsync();
        var stranger = await Platform.SignInAsync();
        (await stranger.Client.GetAsync(chat.Path)).ShouldBeOk().Json.ShouldHaveExactly(ChatMembers.Chat);
        await ShouldBeForbiddenAsync(stranger, chat, "/start", "/stop", "/delete", "/invites");
        (await stranger.Client.PostAsync(chat.Path + "/config/update", new { name = "Taken over" })).ShouldBeProblem(403, "forbidden");
        (await stranger.Client.PostAsync(chat.Path + "/kick", new { user_id = chat.Owner.Id })).ShouldBeProblem(403, "forbidden");
        (await stranger.Client.GetAsync(chat.Path + "/invites")).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task An_admin_configures_the_chats_of_users_and_does_not_run_them()
    {
        var chat = await ChatAsync();
        var member = await chat.JoinedByAsync(await Platform.SignInAsync());
        var admin = await AdminAsync();
        (await admin.Client.PostAsync(chat.Path + "/config/update", new { name = "Renamed" })).ShouldBeOk();
        var code = (await admin.Client.PostAsync(chat.Path + "/invites", new { })).ShouldBeOk().Json;
        Assert.Equal(admin.Id, code.Number("created_by_id"));
        (await admin.Client.PostAsync($"{chat.Path}/invites/{code.Text("code")}/delete")).ShouldBeOk();
        (await admin.Client.PostAsync(chat.Path + "/kick", new { user_id = member.Id })).ShouldBeOk();
        await ShouldBeForbiddenAsync(admin, chat, "/start", "/stop", "/delete");
        Assert.Equal("Renamed", (await chat.ShowAsync()).Text("name"));
    }

    [Fact]
    public async Task To_an_admin_the_private_chat_of_another_is_not_there()
    {
        var chat = await ChatAsync(await AdminAsync());
        (await (await AdminAsync()).Client.GetAsync(chat.Path)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task An_owner_of_the_platform_may_do_everything()
    {
        var chat = await ChatAsync(await AdminAsync());
        var owner = await OwnerAsync();
        Assert.True((await owner.Client.PostAsync(chat.Path + "/start")).ShouldBeOk().Json.Flag("running"));
        Assert.False((await owner.Client.PostAsync(chat.Path + "/stop")).ShouldBeOk().Json.Flag("running"));
        (await owner.Client.PostAsync(chat.Path + "/config/update", new { description = "by the owner" })).ShouldBeOk();
        (await owner.Client.PostAsync(chat.Path + "/delete")).ShouldBeOk();
        (await chat.Owner.Client.GetAsync(chat.Path)).ShouldBeProblem(404, "not_found");
        Assert.Equal(0, (await chat.Owner.MeAsync()).Json.GetProperty("chat_slots").Number("used"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9223372036854775808")]
    [InlineData("x")]
    public async Task What_is_no_id_is_not_found(string id)
    {
        var owner = await PremiumUserAsync();
        (await owner.Client.GetAsync($"{OwnedChat.Root}/{id}")).ShouldBeProblem(404, "not_found");
        (await owner.Client.PostAsync($"{OwnedChat.Root}/{id}/start")).ShouldBeProblem(404, "not_found");
        (await owner.Client.GetAsync($"{OwnedChat.Root}/{id + new string('9', 300)}/members")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_timeout_closes_all_that_changes_and_nothing_that_reads()
    {
        var chat = await ChatAsync();
        var code = (await chat.InviteAsync()).Text("code");
        await ActAsync(chat.Owner, new TimeOutUser { Reason = "noise", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) });
        foreach (var path in new[] { "/start", "/stop", "/delete", "/leave", "/invites", $"/invites/{code}/delete" })
        {
            (await chat.Owner.Client.PostAsync(chat.Path + path)).ShouldBeProblem(403, "account_timeout").ShouldHave("restricted_until", "remaining_seconds");
        }

        (await chat.UpdateAsync(new { name = "Renamed" })).ShouldBeProblem(403, "account_timeout");
        (await chat.Owner.Client.PostAsync(chat.Path + "/kick", new { user_id = 1 })).ShouldBeProblem(403, "account_timeout");
        (await chat.Owner.Client.PostAsync("/v1/portal/resolve/" + code)).ShouldBeProblem(403, "account_timeout");
        (await chat.Owner.Client.PostAsync(OwnedChat.Root, new { name = "Another" })).ShouldBeProblem(403, "account_timeout");
        foreach (var path in new[] { "", "/members", "/invites" })
        {
            (await chat.Owner.Client.GetAsync(chat.Path + path)).ShouldBeOk();
        }
    }

    [Fact]
    public async Task Only_sessions_open_what_belongs_to_users()
    {
        var chat = await PublicChatAsync();
        var bot = await (await Fixture.OperatorAsync()).BotAsync();
        foreach (var caller in new[] { Platform.Visitor(), bot.Client })
        {
            (await caller.GetAsync(OwnedChat.Root)).ShouldBeProblem(403, "forbidden");
            (await caller.GetAsync(chat.Path)).ShouldBeProblem(403, "forbidden");
            (await caller.PostAsync(OwnedChat.Root, new { name = "A chat" })).ShouldBeProblem(403, "forbidden");
            (await caller.GetAsync("/v1/portal/directory")).ShouldBeOk();
        }

        (await Platform.Stranger().GetAsync("/v1/portal/directory")).ShouldBeProblem(401, "authentication_required");
    }

    private static async Task ShouldBeForbiddenAsync(SignedInUser user, OwnedChat chat, params string[] paths)
    {
        foreach (var path in paths)
        {
            (await user.Client.PostAsync(chat.Path + path)).ShouldBeProblem(403, "forbidden");
        }
    }
}

[Collection(OnEmbedded.Name)]
public sealed class ChatAccessOnEmbeddedTests(EmbeddedPlatform fixture) : ChatAccessTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class ChatAccessOnPostgreSqlTests(PostgreSqlPlatform fixture) : ChatAccessTests(fixture);
