using CsCheck;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;

namespace Platform.Tests.Chats;

/// <summary>Members of a chat part by part.</summary>
public sealed class MemberListTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void They_are_told_in_the_order_they_joined()
    {
        ChatMember[] members = [Member(9, 1), Member(3, 2), Member(7, 2)];
        Page<ChatMembership> page = MemberList.Page([.. members], after: null, offset: 1, limit: 1);
        Assert.Equal([3L], page.Items.Select(member => member.UserId.Value));
        Assert.Equal(3, page.Total);
        page = MemberList.Page([.. members], MemberCursor.Parse(page.Next!), offset: 0, limit: 5);
        Assert.Equal([7L], page.Items.Select(member => member.UserId.Value));
        Assert.Null(page.Next);
    }

    [Fact]
    public void Where_only_the_owner_has_room_the_next_part_begins_with_the_first()
    {
        Page<ChatMembership> page = MemberList.Page([Member(9, 1)], after: null, offset: 0, limit: 0);
        Assert.Empty(page.Items);
        Assert.Equal(9, Assert.Single(MemberList.Page([Member(9, 1)], MemberCursor.Parse(page.Next!), 0, 1).Items).UserId.Value);
        Assert.Null(MemberList.Page([], after: null, offset: 0, limit: 0).Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("-1.2")]
    [InlineData("a.b")]
    [InlineData("99999999999999999999.1")]
    [InlineData("9223372036854775807.1")]
    public void What_is_no_cursor_is_none(string text) => Assert.Null(MemberCursor.Parse(text));

    [Fact]
    public void Whoever_stays_is_told_once_while_others_come_and_go() => Gen.Select(Gen.Int[1, 4], Gen.Int[0, 3].Array[0, 30], Gen.Int[0, 2].Array[10, 40]).Sample((limit, joins, changes) =>
    {
        List<ChatMember> members = [.. joins.Select((second, index) => Member(100 + index, second))];
        HashSet<long> stay = [.. members.Where((_, index) => index % 2 == 0).Select(member => member.UserId.Value)];
        List<long> told = [];
        string? next = null;
        int round = 0;
        do
        {
            Page<ChatMembership> page = MemberList.Page([.. members], next is null ? null : MemberCursor.Parse(next), 0, limit);
            told.AddRange(page.Items.Select(member => member.UserId.Value));
            next = page.Next;
            int change = changes[round++ % changes.Length];
            if (change == 1 && members.Find(member => !stay.Contains(member.UserId.Value)) is { } leaving)
            {
                members.Remove(leaving);
            }
            else if (change == 2 && round < 20)
            {
                members.Add(Member(1_000 + round, 10 + round));
            }
        }
        while (next is not null);
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Subset(told.ToHashSet(), stay);
    });

    private static ChatMember Member(long user, int second) => new() { UserId = new UserId(user), JoinedAt = Now.AddSeconds(second) };
}
