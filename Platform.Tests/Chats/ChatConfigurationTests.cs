using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chats;

/// <summary>The settings of a chat, above all its slug (reference.md, section 7).</summary>
public abstract class ChatConfigurationTests(PlatformFixture fixture) : ChatTests(fixture)
{
    [Fact]
    public async Task Only_the_fields_that_are_sent_change()
    {
        var owner = await PremiumUserAsync();
        var id = (await owner.Client.PostAsync(OwnedChat.Root, new { name = "A chat", description = "text", allow_control_requests = true }))
            .ShouldBeOk().Json.Number("id");
        var chat = new OwnedChat(id, owner);
        var renamed = (await chat.UpdateAsync(new { name = "Renamed" })).ShouldBeOk().Json;
        renamed.ShouldHaveExactly(ChatMembers.Chat);
        Assert.Equal(("Renamed", "text", true), (renamed.Text("name"), renamed.Text("description"), renamed.Flag("allow_control_requests")));
        var rest = (await chat.UpdateAsync(new { description = (string?)null, allow_control_requests = false })).ShouldBeOk().Json;
        Assert.Equal(("Renamed", true, false), (rest.Text("name"), rest.IsNull("description"), rest.Flag("allow_control_requests")));
        var unchanged = (await chat.UpdateAsync(new { })).ShouldBeOk().Json;
        Assert.Equal(rest.Time("updated_at"), unchanged.Time("updated_at"));
    }

    [Fact]
    public async Task A_slug_makes_a_chat_public_and_null_private_again()
    {
        var chat = await ChatAsync();
        var stranger = await Platform.SignInAsync();
        var slug = Slug();
        var opened = (await chat.UpdateAsync(new { slug })).ShouldBeOk().Json;
        Assert.Equal(("public", slug), (opened.Text("visibility"), opened.Text("slug")));
        (await stranger.Client.GetAsync(chat.Path)).ShouldBeOk();
        var closed = (await chat.UpdateAsync(new { slug = (string?)null })).ShouldBeOk().Json;
        Assert.Equal(("private", true), (closed.Text("visibility"), closed.IsNull("slug")));
        (await stranger.Client.GetAsync(chat.Path)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_slug_belongs_to_one_chat()
    {
        var chat = await PublicChatAsync();
        var slug = (await chat.ShowAsync()).Text("slug");
        var other = await ChatAsync();
        (await other.UpdateAsync(new { name = "Not renamed", slug })).ShouldBeProblem(409, "slug_taken");
        Assert.Equal(("A chat", "private"), ((await other.ShowAsync()).Text("name"), (await other.ShowAsync()).Text("visibility")));
        (await chat.UpdateAsync(new { slug })).ShouldBeOk();
    }

    [Fact]
    public async Task A_slug_is_free_again_when_its_chat_has_another_none_or_is_deleted()
    {
        var owner = await AdminAsync();
        OwnedChat[] chats = [await ChatAsync(owner), await ChatAsync(owner), await ChatAsync(owner), await ChatAsync(owner)];
        var slug = Slug();
        (await chats[0].UpdateAsync(new { slug })).ShouldBeOk();
        (await chats[0].UpdateAsync(new { slug = Slug() })).ShouldBeOk();
        (await chats[1].UpdateAsync(new { slug })).ShouldBeOk();
        (await chats[1].UpdateAsync(new { slug = (string?)null })).ShouldBeOk();
        (await chats[2].UpdateAsync(new { slug })).ShouldBeOk();
        (await chats[2].DeleteAsync()).ShouldBeOk();
        (await chats[3].UpdateAsync(new { slug })).ShouldBeOk();
    }

    [Fact]
    public async Task Of_fifty_parallel_claims_of_one_slug_one_wins()
    {
        var owner = await OwnerAsync();
        var chats = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => ChatAsync(owner))));
        var slug = Slug();
        var answers = await Task.WhenAll(chats.Select(chat => Task.Run(() => chat.UpdateAsync(new { slug }))));
        var winner = Assert.Single(answers, answer => answer.Status == 200).Json;
        Assert.Equal(slug, winner.Text("slug"));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(409, "slug_taken"));
        var own = (await owner.Client.GetAsync("/v1/users/me/chats")).ShouldBeOk().Json.EnumerateArray().ToArray();
        Assert.Equal(50, own.Length);
        Assert.Equal([winner.Number("id")], own.Where(chat => chat.Text("visibility") == "public").Select(chat => chat.Number("id")));
    }

    [Theory]
    [InlineData("""{"slug":"x"}""", "slug")]
    [InlineData("""{"slug":""}""", "slug")]
    [InlineData("""{"slug":"Capital"}""", "slug")]
    [InlineData("""{"slug":"with space"}""", "slug")]
    [InlineData("""{"slug":"under_score"}""", "slug")]
    [InlineData("""{"slug":"ümlaut"}""", "slug")]
    [InlineData("""{"slug":"a23456789012345678901234567890123"}""", "slug")]
    [InlineData("""{"name":null,"slug":5}""", "name slug")]
    [InlineData("""{"name":"x","description":7,"slug":"X","allow_control_requests":null}""", "name description slug allow_control_requests")]
    public async Task Every_bad_field_is_named_and_nothing_changes(string body, string fields)
    {
        var chat = await ChatAsync();
        (await chat.Owner.Client.PostTextAsync(chat.Path + "/config/update", body)).ShouldNameFields(fields.Split(' '));
        var shown = await chat.ShowAsync();
        Assert.Equal(("A chat", "private", true), (shown.Text("name"), shown.Text("visibility"), shown.IsNull("description")));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("description")]
    [InlineData("slug")]
    public async Task What_no_text_may_hold_is_refused(string field)
    {
        var chat = await ChatAsync();
        foreach (var text in new[] { """a\u0000b""", """a\ud83db""" })
        {
            (await chat.Owner.Client.PostTextAsync(chat.Path + "/config/update", $$"""{"{{field}}":"{{text}}"}""")).ShouldNameFields(field);
        }
    }
}

[Collection(OnEmbedded.Name)]
public sealed class ChatConfigurationOnEmbeddedTests(EmbeddedPlatform fixture) : ChatConfigurationTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class ChatConfigurationOnPostgreSqlTests(PostgreSqlPlatform fixture) : ChatConfigurationTests(fixture);
