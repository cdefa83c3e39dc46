using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chats;

/// <summary>Members of a chat: who they are, how they leave and are made to (reference.md, section 7).</summary>
public abstract class MembershipTests(PlatformFixture fixture) : ChatTests(fixture)
{
    [Fact]
    public async Task The_owner_stands_first_and_the_members_in_the_order_they_joined()
    {
        var chat = await ChatAsync();
        SignedInUser[] members = [await JoinedAsync(chat), await JoinedAsync(chat)];
        var listed = await ListAsync(members[0], chat);
        Assert.All(listed, member =>
        {
            member.ShouldHaveExactly(ChatMembers.Member);
            member.GetProperty("user").ShouldHaveExactly(ChatMembers.Person);
            Assert.InRange(member.Time("joined_at"), DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddSeconds(5));
        });
        Assert.Equal(
            [("owner", chat.Owner.Id), ("member", members[0].Id), ("member", members[1].Id)],
            listed.Select(member => (member.Text("role")!, member.GetProperty("user").Number("id"))));
        Assert.Equal(members[1].Username, listed[2].GetProperty("user").Text("username"));
    }

    [Fact]
    public async Task Members_are_told_in_parts()
    {
        var chat = await ChatAsync();
        List<long> ids = [chat.Owner.Id];
        for (var number = 0; number < 4; number++)
        {
            ids.Add((await JoinedAsync(chat)).Id);
        }

        var walked = await PageWalk.ReadAsync(chat.Owner.Client, chat.Path + "/members?limit=2", part => part);
        Assert.Equal(ids, walked.Select(member => member.GetProperty("user").Number("id")));
        walked = await PageWalk.ReadAsync(chat.Owner.Client, chat.Path + "/members?limit=1", part => part);
        Assert.Equal(ids, walked.Select(member => member.GetProperty("user").Number("id")));
        (await chat.Owner.Client.GetAsync(chat.Path + "/members?after=later")).ShouldNameFields("after");
        (await chat.Owner.Client.GetAsync(chat.Path + "/members?limit=0&offset=-1")).ShouldNameFields("limit", "offset");
    }

    [Fact]
    public async Task Who_leaves_is_no_member_any_more()
    {
        var chat = await ChatAsync();
        var member = await JoinedAsync(chat);
        Assert.Equal("""{"left":true}""", (await member.Client.PostAsync(chat.Path + "/leave")).ShouldBeOk().Text);
        (await member.Client.GetAsync(chat.Path)).ShouldBeProblem(404, "not_found");
        (await member.Client.PostAsync(chat.Path + "/leave")).ShouldBeProblem(404, "not_found");
        Assert.Equal(1, (await chat.ShowAsync()).Number("member_count"));
        await chat.JoinedByAsync(member);
        Assert.Equal(2, (await chat.ShowAsync()).Number("member_count"));
    }

    [Fact]
    public async Task Who_is_no_member_of_a_public_chat_cannot_leave_it()
    {
        var chat = await PublicChatAsync();
        (await (await Platform.SignInAsync()).Client.PostAsync(chat.Path + "/leave")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task The_owner_can_neither_leave_nor_be_kicked()
    {
        var chat = await ChatAsync();
        (await chat.Owner.Client.PostAsync(chat.Path + "/leave")).ShouldBeProblem(409, "conflict");
        (await KickAsync(chat, chat.Owner.Id)).ShouldBeProblem(409, "conflict");
        Assert.Equal(1, (await chat.ShowAsync()).Number("member_count"));
    }

    [Fact]
    public async Task A_kicked_member_is_out()
    {
        var chat = await ChatAsync();
        var member = await JoinedAsync(chat);
        Assert.Equal("""{"kicked":true}""", (await KickAsync(chat, member.Id)).ShouldBeOk().Text);
        (await member.Client.GetAsync(chat.Path)).ShouldBeProblem(404, "not_found");
        (await KickAsync(chat, member.Id)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Who_is_no_member_cannot_be_kicked()
    {
        var chat = await ChatAsync();
        (await KickAsync(chat, (await Platform.SignInAsync()).Id)).ShouldBeProblem(404, "not_found");
        (await KickAsync(chat, 9_007_199_254_740_991)).ShouldBeProblem(404, "not_found");
        (await KickAsync(chat, 9_007_199_254_740_992)).ShouldBeTheCallersFault();
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"user_id":null}""")]
    [InlineData("""{"user_id":"1"}""")]
    [InlineData("""{"user_id":0}""")]
    [InlineData("""{"user_id":-1}""")]
    [InlineData("""{"user_id":9223372036854775808}""")]
    public async Task What_is_no_user_is_a_bad_field(string body)
    {
        var chat = await ChatAsync();
        (await chat.Owner.Client.PostTextAsync(chat.Path + "/kick", body)).ShouldNameFields("user_id");
    }

    [Fact]
    public async Task Twenty_parallel_joins_and_leaves_of_one_user_leave_a_count_that_is_true()
    {
        var chat = await ChatAsync();
        var code = (await chat.InviteAsync()).Text("code")!;
        var user = await Platform.SignInAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(
            () => number % 2 == 0 ? OwnedChat.JoinAsync(user, code) : user.Client.PostAsync(chat.Path + "/leave"))));
        Assert.Equal((await ListAsync(chat.Owner, chat)).Length, (await chat.ShowAsync()).Number("member_count"));
    }

    private async Task<SignedInUser> JoinedAsync(OwnedChat chat) => await chat.JoinedByAsync(await Platform.SignInAsync());

    private static async Task<JsonElement[]> ListAsync(SignedInUser viewer, OwnedChat chat) =>
        [.. (await viewer.Client.GetAsync(chat.Path + "/members")).ShouldBeOk().Json.EnumerateArray()];

    private static Task<PlatformResponse> KickAsync(OwnedChat chat, long user) => chat.Owner.Client.PostAsync(chat.Path + "/kick", new { user_id = user });
}

[Collection(OnEmbedded.Name)]
public sealed class MembershipOnEmbeddedTests(EmbeddedPlatform fixture) : MembershipTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class MembershipOnPostgreSqlTests(PostgreSqlPlatform fixture) : MembershipTests(fixture);
