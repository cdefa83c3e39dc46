using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;

namespace Platform.Tests.Chats;

/// <summary>What a chat may be called, who may see it, and who may do what.</summary>
public sealed class ChatRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ChatState Chat = new() { Id = 5, OwnerId = new UserId(10), Name = "Lounge", Description = "Quiet", CreatedAt = Now, UpdatedAt = Now };
    private static readonly ChatState Listed = Chat with { Visibility = ChatVisibilities.Public, Slug = "lounge" };

    [Theory]
    [InlineData("ab", null)]
    [InlineData("Zoë's Lounge", "Line one\nLine two")]
    [InlineData("a", null, "name")]
    [InlineData("", "", "name")]
    [InlineData(" ab", null, "name")]
    [InlineData("a\u0000b", "a\u0000b", "description", "name")]
    public void Name_and_description_have_their_shape(string name, string? description, params string[] bad) =>
        Assert.Equal(bad, ChatRules.Refuse(new NewChat(name, description, false))?.Fields.Keys.ToArray() ?? []);

    [Fact]
    public void The_longest_name_and_description_are_taken_and_longer_ones_refused()
    {
        Assert.Null(ChatRules.Refuse(new NewChat(new string('n', 64), new string('d', 500), false)));
        Assert.Equal(["description", "name"], ChatRules.Refuse(new NewChat(new string('n', 65), new string('d', 501), false))!.Fields.Keys);
    }

    [Theory]
    [InlineData("ab", true)]
    [InlineData("a-0", true)]
    [InlineData("a", false)]
    [InlineData("Ab", false)]
    [InlineData("a_b", false)]
    [InlineData("ä-b", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void A_slug_has_its_shape(string slug, bool isGood) => Assert.Equal(isGood, ChatRules.SlugProblem(slug) is null);

    [Fact]
    public void Only_what_is_sent_changes()
    {
        Assert.Same(Chat, ChatSettings.Apply(Chat, new ChatUpdate(), Now.AddDays(1)));
        Assert.Same(Chat, ChatSettings.Apply(Chat, new ChatUpdate { Name = "Lounge" }, Now.AddDays(1)));
        Assert.Equal(
            Chat with { Name = "Den", UpdatedAt = Now.AddDays(1) },
            ChatSettings.Apply(Chat, new ChatUpdate { Name = "Den" }, Now.AddDays(1)));
        Assert.Equal(
            Chat with { Description = null, AllowControlRequests = true, UpdatedAt = Now.AddDays(1) },
            ChatSettings.Apply(Chat, new ChatUpdate { ChangesDescription = true, AllowControlRequests = true }, Now.AddDays(1)));
    }

    [Fact]
    public void A_slug_makes_a_chat_public_and_none_makes_it_private()
    {
        ChatState shown = ChatSettings.Apply(Chat, new ChatUpdate { ChangesSlug = true, Slug = "lounge" }, Now);
        Assert.Equal((ChatVisibilities.Public, "lounge"), (shown.Visibility, shown.Slug));
        ChatState hidden = ChatSettings.Apply(shown, new ChatUpdate { ChangesSlug = true }, Now);
        Assert.Equal((ChatVisibilities.Private, null), (hidden.Visibility, hidden.Slug));
        ChatState official = ChatSettings.Apply(Listed with { Visibility = ChatVisibilities.Official }, new ChatUpdate { ChangesSlug = true, Slug = "den" }, Now);
        Assert.Equal((ChatVisibilities.Official, "den"), (official.Visibility, official.Slug));
    }

    [Theory]
    [InlineData("secret", null, "visibility")]
    [InlineData("public", null, "slug")]
    [InlineData("official", "A", "slug")]
    [InlineData("private", "lounge", "slug")]
    public void A_visibility_that_cannot_be_is_refused(string visibility, string? slug, string field) =>
        Assert.Equal([field], ChatVisibility.Set(Chat, visibility, slug, Now).Refusal!.Fields.Keys);

    [Fact]
    public void A_visibility_that_is_so_already_is_a_conflict()
    {
        Assert.Equal(ErrorCodes.Conflict, ChatVisibility.Set(Chat, ChatVisibilities.Private, null, Now).Refusal?.Code);
        Assert.Equal(ErrorCodes.Conflict, ChatVisibility.Set(Listed, ChatVisibilities.Public, null, Now).Refusal?.Code);
        Assert.Equal("lounge", ChatVisibility.Set(Listed, ChatVisibilities.Official, null, Now).Value!.Slug);
        Assert.Equal("den", ChatVisibility.Set(Listed, ChatVisibilities.Public, "den", Now).Value!.Slug);
        Assert.Null(ChatVisibility.Set(Listed, ChatVisibilities.Private, null, Now).Value!.Slug);
    }

    // Level of the owner, of who comes; whether he sees a private one, may configure it, may run it.
    [Theory]
    [InlineData(PermissionLevel.User, PermissionLevel.User, false, false, false)]
    [InlineData(PermissionLevel.User, PermissionLevel.Admin, true, true, false)]
    [InlineData(PermissionLevel.User, PermissionLevel.Owner, true, true, true)]
    [InlineData(PermissionLevel.Admin, PermissionLevel.Admin, false, false, false)]
    [InlineData(PermissionLevel.Owner, PermissionLevel.Admin, false, false, false)]
    [InlineData(PermissionLevel.Owner, PermissionLevel.Owner, true, true, true)]
    public void Others_may_what_the_hierarchy_allows(PermissionLevel owner, PermissionLevel level, bool sees, bool configures, bool runs)
    {
        var actor = new Actor(new UserId(20), level);
        ChatFacts chat = ChatFacts.Of(Chat, 1);
        Assert.Equal(sees, ChatAccess.Sees(actor, isMember: false, chat, owner));
        Assert.True(ChatAccess.Sees(actor, isMember: true, chat, owner));
        Assert.True(ChatAccess.Sees(actor, isMember: false, ChatFacts.Of(Listed, 1), owner));
        Assert.Equal(configures, ChatAccess.RefuseConfiguring(actor, chat, owner) is null);
        Assert.Equal(runs, ChatAccess.RefuseRunning(actor, chat) is null);
    }

    [Theory]
    [InlineData(PermissionLevel.User)]
    [InlineData(PermissionLevel.Admin)]
    [InlineData(PermissionLevel.Owner)]
    public void The_owner_of_a_chat_may_everything(PermissionLevel level)
    {
        var owner = new Actor(new UserId(10), level);
        ChatFacts chat = ChatFacts.Of(Chat, 1);
        Assert.True(ChatAccess.Sees(owner, isMember: false, chat, level));
        Assert.Null(ChatAccess.RefuseConfiguring(owner, chat, level));
        Assert.Null(ChatAccess.RefuseRunning(owner, chat));
    }
}
