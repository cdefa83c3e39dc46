using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;
using Platform.Grains.Directory;
using Platform.Grains.Users;

namespace Platform.Tests.Chats;

/// <summary>A user's chats as he has decided, beside rows that may lag behind.</summary>
public sealed class OwnedChatListTests
{
    private const int Most = 3;

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_without_a_row_is_shown_as_it_was_ordered()
    {
        OwnedChatList list = OwnedChatList.Of(User([1, 2], Order(2)), [Row(1)], Most);
        Assert.Equal([Row(1), new ListedChat(ChatGrain.Begin(Creation(2)), MemberCount: 1)], list.Chats.AsEnumerable());
        Assert.True(list.IsComplete);
    }

    [Fact]
    public void One_he_has_given_up_is_not_shown_though_its_row_is_there()
    {
        var deletion = new ChatOrder { ChatId = 1, Version = 9, Deletion = new ChatDeletion(null, null), CreatedAt = Now };
        OwnedChatList list = OwnedChatList.Of(User([2], deletion), [Row(1), Row(2)], Most);
        Assert.Equal([Row(2)], list.Chats.AsEnumerable());
        Assert.True(list.IsComplete);
    }

    [Fact]
    public void A_row_says_more_than_the_order_it_came_from() =>
        Assert.Equal([Row(1)], OwnedChatList.Of(User([1], Order(1)), [Row(1)], Most).Chats.AsEnumerable());

    [Fact]
    public void One_that_was_written_down_since_the_rows_were_read_has_them_read_again()
    {
        OwnedChatList list = OwnedChatList.Of(User([1, 2]), [Row(1)], Most);
        Assert.Equal([Row(1)], list.Chats.AsEnumerable());
        Assert.False(list.IsComplete);
    }

    [Fact]
    public void Behind_the_last_row_of_a_full_part_nothing_is_missed()
    {
        OwnedChatList list = OwnedChatList.Of(User([1, 2, 3, 4, 5], Order(5)), [Row(1), Row(2), Row(3)], Most);
        Assert.Equal([Row(1), Row(2), Row(3)], list.Chats.AsEnumerable());
        Assert.True(list.IsComplete);
    }

    private static UserState User(long[] chats, params ImmutableArray<ChatOrder> orders) => new()
    {
        Id = new UserId(7),
        Chats = [.. chats.Select(chat => new OwnedChat { Id = chat, CreatedAt = Now })],
        ChatOrders = orders,
    };

    private static ChatOrder Order(long chat) => new() { ChatId = chat, Version = 8, Creation = Creation(chat), CreatedAt = Now };

    private static ChatCreation Creation(long chat) =>
        new() { Id = chat, OwnerId = new UserId(7), Name = "Lounge", Visibility = ChatVisibilities.Private, CreatedAt = Now };

    private static ListedChat Row(long chat) => new(new ChatState { Id = chat, OwnerId = new UserId(7), Name = "Known", CreatedAt = Now }, MemberCount: 4);
}
