using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chats;

/// <summary>Lists of chats, and the directory (reference.md, section 7).</summary>
public abstract class ChatListTests(PlatformFixture fixture) : ChatTests(fixture)
{
    private const string Directory = "/v1/portal/directory";

    [Fact]
    public async Task The_list_holds_ones_own_chats_those_one_is_in_and_the_public_ones()
    {
        var own = await ChatAsync();
        var joined = await ChatAsync();
        await joined.JoinedByAsync(own.Owner);
        var open = await PublicChatAsync();
        var closed = await ChatAsync();
        var listed = await ReadAsync(own.Owner.Client, OwnedChat.Root + "?limit=100");
        Assert.All(listed, chat => chat.ShouldHaveExactly(ChatMembers.Chat));
        var ids = listed.Select(chat => chat.Number("id")).ToArray();
        Assert.Equal(ids.Order().Distinct(), ids);
        Assert.Superset(new HashSet<long> { own.Id, joined.Id, open.Id }, ids.ToHashSet());
        Assert.DoesNotContain(closed.Id, ids);
    }

    [Fact]
    public async Task Who_left_a_private_chat_does_not_see_it_listed_any_more()
    {
        var chat = await ChatAsync();
        var member = await chat.JoinedByAsync(await Platform.SignInAsync());
        Assert.Contains(await ReadAsync(member.Client, OwnedChat.Root), listed => listed.Number("id") == chat.Id);
        (await member.Client.PostAsync(chat.Path + "/leave")).ShouldBeOk();
        Assert.DoesNotContain(await ReadAsync(member.Client, OwnedChat.Root), listed => listed.Number("id") == chat.Id);
    }

    [Fact]
    public async Task The_directory_holds_official_and_public_chats_and_no_others()
    {
        var open = await PublicChatAsync();
        var closed = await ChatAsync();
        var official = await (await Fixture.OperatorAsync()).CreateOfficialChatAsync(Slug());
        var listed = await ReadAsync(Platform.Visitor(), Directory + "?limit=100");
        Assert.Equal("public", listed.Single(chat => chat.Number("id") == open.Id).Text("visibility"));
        Assert.Equal("official", listed.Single(chat => chat.Number("id") == official.Id).Text("visibility"));
        Assert.DoesNotContain(listed, chat => chat.Number("id") == closed.Id || chat.Text("visibility") == "private");
    }

    [Fact]
    public async Task A_chat_enters_the_directory_and_leaves_it_on_the_answer()
    {
        var chat = await PublicChatAsync();
        Assert.True(await IsListedAsync(chat));
        (await chat.UpdateAsync(new { slug = (string?)null })).ShouldBeOk();
        Assert.False(await IsListedAsync(chat));
        (await chat.UpdateAsync(new { slug = Slug() })).ShouldBeOk();
        Assert.True(await IsListedAsync(chat));
        (await chat.DeleteAsync()).ShouldBeOk();
        Assert.False(await IsListedAsync(chat));
    }

    [Fact]
    public async Task A_walk_from_page_to_page_meets_every_chat_that_stays_exactly_once()
    {
        var owner = await AdminAsync();
        var stays = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PublicChatAsync(owner)));
        var goes = await PublicChatAsync(owner);
        var ids = (await PageWalk.ReadAsync(
            owner.Client, OwnedChat.Root + "?limit=2", part => part, meanwhile: pages => pages == 1 ? goes.DeleteAsync() : Task.CompletedTask))
            .Select(chat => chat.Number("id")).ToArray();
        Assert.Equal(ids.Order().Distinct(), ids);
        Assert.Equal(stays.Select(chat => chat.Id).Order(), ids.Where(id => stays.Any(chat => chat.Id == id)));
    }

    [Fact]
    public async Task Pages_can_be_asked_for_by_offset()
    {
        var owner = await AdminAsync();
        for (var number = 0; number < 3; number++)
        {
            await PublicChatAsync(owner);
        }

        var all = await ReadAsync(owner.Client, OwnedChat.Root + "?limit=100");
        var second = (await owner.Client.GetAsync(OwnedChat.Root + "?offset=1&limit=1")).ShouldBeOk();
        Assert.Equal(all[1].Number("id"), Assert.Single(second.Json.EnumerateArray()).Number("id"));
        Assert.Equal(["first", "next", "prev"], PageLinks.Of(second).Keys.Order(StringComparer.Ordinal));
        Assert.Equal("[]", (await owner.Client.GetAsync(OwnedChat.Root + "?offset=100000")).ShouldBeOk().Text);
    }

    [Theory]
    [InlineData(OwnedChat.Root)]
    [InlineData(Directory)]
    public async Task A_window_out_of_range_is_a_bad_field(string path)
    {
        var user = await Platform.SignInAsync();
        (await user.Client.GetAsync(path + "?offset=-1&limit=101")).ShouldNameFields("limit", "offset");
        (await user.Client.GetAsync(path + "?limit=0")).ShouldNameFields("limit");
        (await user.Client.GetAsync(path + "?after=nonsense")).ShouldNameFields("after");
    }

    private static Task<List<JsonElement>> ReadAsync(PlatformClient reader, string path) => PageWalk.ReadAsync(reader, path, part => part);

    private async Task<bool> IsListedAsync(OwnedChat chat) =>
        (await ReadAsync(Platform.Visitor(), Directory + "?limit=100")).Any(listed => listed.Number("id") == chat.Id);
}

[Collection(OnEmbedded.Name)]
public sealed class ChatListOnEmbeddedTests(EmbeddedPlatform fixture) : ChatListTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class ChatListOnPostgreSqlTests(PostgreSqlPlatform fixture) : ChatListTests(fixture);
