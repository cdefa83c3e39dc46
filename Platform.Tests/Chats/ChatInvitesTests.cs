using CsCheck;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;

namespace Platform.Tests.Chats;

/// <summary>Invites, joining and leaving.</summary>
public sealed class ChatInvitesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UserId Owner = new(1);
    private static readonly ChatMembersState Empty = new() { ChatId = 5 };

    [Fact]
    public void Each_use_counts_and_the_last_one_ends_it()
    {
        ChatMembersState chat = Invited(maxUses: 2);
        chat = Join(chat, 2).Value!;
        chat = Join(chat, 3).Value!;
        Assert.Equal([new UserId(2), new UserId(3)], chat.Members.Select(member => member.UserId));
        Assert.Equal(ErrorCodes.NotFound, Join(chat, 4).Refusal?.Code);
        Assert.Empty(ChatInvites.Active(chat, Now));
    }

    [Fact]
    public void One_who_is_in_the_chat_uses_nothing_up()
    {
        ChatMembersState chat = Join(Invited(maxUses: 2), 2).Value!;
        Assert.Same(chat, Join(chat, 2).Value);
        Assert.Same(chat, Join(chat, 1).Value);
        Assert.Equal(1, chat.Invites[0].Uses);
    }

    [Fact]
    public void An_invite_ends_by_the_clock()
    {
        ChatMembersState chat = Invited(expiresAt: Now.AddMinutes(1));
        Assert.False(ChatInvites.Join(chat, Owner, new UserId(2), "code", Now.AddMinutes(1).AddTicks(-1)).IsRefused);
        Assert.Equal(ErrorCodes.NotFound, ChatInvites.Join(chat, Owner, new UserId(2), "code", Now.AddMinutes(1)).Refusal?.Code);
    }

    [Fact]
    public void Twenty_are_active_at_most_and_one_that_is_worthless_makes_room()
    {
        ChatMembersState chat = Enumerable.Range(0, ChatInvites.MostActive)
            .Aggregate(Empty, (state, number) => Add(state, $"code{number}", maxUses: number == 7 ? 1 : null).Value!);
        Assert.Equal(ErrorCodes.InviteLimit, Add(chat, "more").Refusal?.Code);
        Assert.False(Add(ChatInvites.Join(chat, Owner, new UserId(2), "code7", Now).Value!, "more").IsRefused);
        Assert.False(Add(ChatInvites.Revoke(chat, "code3", Now).Value!, "more").IsRefused);
    }

    [Fact]
    public void A_revoked_one_is_worthless_and_revoked_once()
    {
        ChatMembersState chat = ChatInvites.Revoke(Invited(), "code", Now).Value!;
        Assert.Equal(ErrorCodes.NotFound, Join(chat, 2).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, ChatInvites.Revoke(chat, "code", Now).Refusal?.Code);
    }

    [Theory]
    [InlineData(0, null, new[] { "max_uses" })]
    [InlineData(-5, 0, new[] { "expires_at", "max_uses" })]
    [InlineData(1, -1, new[] { "expires_at" })]
    public void Bad_fields_are_all_named(int maxUses, int? seconds, string[] fields) => Assert.Equal(
        fields,
        ChatInvites.Add(Empty, new NewChatInvite(seconds is { } later ? Now.AddSeconds(later) : null, maxUses), Owner, "code", Now).Refusal!.Fields.Keys);

    [Fact]
    public void Only_members_leave()
    {
        ChatMembersState chat = Join(Invited(), 2).Value!;
        Assert.Empty(ChatInvites.Leave(chat, new UserId(2)).Value!.Members);
        Assert.Equal(ErrorCodes.NotFound, ChatInvites.Leave(chat, new UserId(3)).Refusal?.Code);
    }

    [Fact]
    public void A_full_chat_takes_nobody_and_uses_nothing_up()
    {
        ChatMembersState full = Invited() with
        {
            Members = [.. Enumerable.Range(10, ChatRules.MostMembers).Select(id => new ChatMember { UserId = new UserId(id), JoinedAt = Now })],
        };
        Assert.Equal(ErrorCodes.Conflict, Join(full, 2).Refusal?.Code);
        Assert.Same(full, Join(full, 10).Value);
    }

    [Fact]
    public void Whatever_happens_uses_are_the_joins_and_never_more_than_allowed() => Gen.Select(Gen.Int[0, 5], Gen.Int[2, 9], Gen.Int[0, 2]).Array[0, 60].Sample(steps =>
    {
        ChatMembersState chat = Empty;
        var joins = new Dictionary<string, int>();
        var most = new Dictionary<string, int?>();
        foreach ((int what, int user, int invite) in steps)
        {
            string code = $"code{invite}";
            switch (what)
            {
                case 0 when !most.ContainsKey(code):
                    most[code] = invite == 0 ? null : invite;
                    joins[code] = 0;
                    chat = Add(chat, code, most[code]).Value!;
                    break;
                case 1:
                    chat = ChatInvites.Leave(chat, new UserId(user)) is { IsRefused: false } left ? left.Value! : chat;
                    break;
                case > 1:
                    bool isIn = chat.Members.Any(member => member.UserId == new UserId(user));
                    Result<ChatMembersState> joined = ChatInvites.Join(chat, Owner, new UserId(user), code, Now);
                    bool isActive = joins.TryGetValue(code, out int used) && (most[code] is not { } limit || used < limit);
                    Assert.Equal(isActive, !joined.IsRefused);
                    if (!joined.IsRefused)
                    {
                        joins[code] += isIn ? 0 : 1;
                        chat = joined.Value;
                    }

                    break;
                default:
                    break;
            }

            Assert.All(chat.Invites, kept => Assert.Equal(joins[kept.Code], kept.Uses));
            Assert.Equal(chat.Members.Length, chat.Members.Select(member => member.UserId).Distinct().Count());
        }
    });

    [Fact]
    public void A_code_carries_its_chat_and_no_two_are_alike()
    {
        foreach (long chat in new[] { 1, 61, 62, 4_000_000_000, UserId.Largest })
        {
            string[] codes = [.. Enumerable.Range(0, 50).Select(_ => InviteCodes.Create(chat))];
            Assert.All(codes, code => Assert.Equal((16, chat), (code.Length, InviteCodes.ChatOf(code))));
            Assert.Equal(50, codes.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000000")]
    [InlineData("zzzzzzzzzzzzzzzz")]
    [InlineData("1000000000000000")]
    [InlineData("11aaaaaaaaaaaaa")]
    [InlineData("11aaaaaaaaaaaaaaa")]
    [InlineData("1\u0000aaaaaaaaaaaaaa")]
    public void What_is_no_code_is_for_no_chat(string code) => Assert.Null(InviteCodes.ChatOf(code));

    private static ChatMembersState Invited(int? maxUses = null, DateTimeOffset? expiresAt = null) =>
        ChatInvites.Add(Empty, new NewChatInvite(expiresAt, maxUses), Owner, "code", Now).Value!;

    private static Result<ChatMembersState> Add(ChatMembersState chat, string code, int? maxUses = null) =>
        ChatInvites.Add(chat, new NewChatInvite(null, maxUses), Owner, code, Now);

    private static Result<ChatMembersState> Join(ChatMembersState chat, int user) => ChatInvites.Join(chat, Owner, new UserId(user), "code", Now);
}
