using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Chats;

/// <summary>What inviting, joining and leaving make of who is in a chat (reference.md, section 7).</summary>
internal static class ChatInvites
{
    /// <summary>Invites by which one can join at the same time.</summary>
    public const int MostActive = 20;

    private static readonly Refusal Worthless = new(ErrorCodes.NotFound, "Nobody can join by that code.");
    private static readonly Refusal NoMember = new(ErrorCodes.NotFound, "There is no such member in the chat.");
    private static readonly Refusal Full = new(ErrorCodes.Conflict, $"The chat is full: {ChatRules.MostMembers} members.");
    private static readonly Refusal TooMany = new(ErrorCodes.InviteLimit, $"The chat has {MostActive} active invites; revoke one first.");

    /// <summary>Whether one can join by an invite.</summary>
    public static bool IsActive(ChatInvite invite, DateTimeOffset now) =>
        (invite.ExpiresAt is not { } end || end > now) && (invite.MaxUses is not { } most || invite.Uses < most);

    /// <summary>The invites by which one can join.</summary>
    public static ImmutableArray<ChatInvite> Active(ChatMembersState chat, DateTimeOffset now) => [.. chat.Invites.Where(invite => IsActive(invite, now))];

    /// <summary>Refuses a new invite, naming every bad field.</summary>
    public static Refusal? Refuse(NewChatInvite wanted, DateTimeOffset now)
    {
        var problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        if (wanted.ExpiresAt is { } end && end <= now)
        {
            problems = problems.Add("expires_at", ["Must lie in the future."]);
        }

        if (wanted.MaxUses is < 1)
        {
            problems = problems.Add("max_uses", ["Must be 1 at least."]);
        }

        return problems.IsEmpty ? null : Refusal.OfFields(problems);
    }

    /// <summary>Adds an invite as the last one.</summary>
    public static Result<ChatMembersState> Add(ChatMembersState chat, NewChatInvite wanted, UserId author, string code, DateTimeOffset now)
    {
        if (Refuse(wanted, now) is { } invalid)
        {
            return invalid;
        }

        ImmutableArray<ChatInvite> active = Active(chat, now);
        return active.Length >= MostActive
            ? TooMany
            : chat with
            {
                Invites = active.Add(new ChatInvite { Code = code, CreatedById = author, CreatedAt = now, ExpiresAt = wanted.ExpiresAt?.ToUniversalTime(), MaxUses = wanted.MaxUses }),
            };
    }

    /// <summary>Takes an invite away.</summary>
    public static Result<ChatMembersState> Revoke(ChatMembersState chat, string code, DateTimeOffset now)
    {
        ImmutableArray<ChatInvite> active = Active(chat, now);
        return active.FirstOrDefault(invite => invite.Code == code) is { } known
            ? chat with { Invites = active.Remove(known) }
            : new Refusal(ErrorCodes.NotFound, "There is no such invite.");
    }

    /// <summary>Makes a user a member by an invite; one who is in the chat already uses nothing up.</summary>
    public static Result<ChatMembersState> Join(ChatMembersState chat, UserId owner, UserId user, string code, DateTimeOffset now)
    {
        ImmutableArray<ChatInvite> active = Active(chat, now);
        if (active.FirstOrDefault(invite => invite.Code == code) is not { } used)
        {
            return Worthless;
        }

        if (user == owner || chat.Members.Any(member => member.UserId == user))
        {
            return chat;
        }

        return chat.Members.Length >= ChatRules.MostMembers
            ? Full
            : chat with
            {
                Members = chat.Members.Add(new ChatMember { UserId = user, JoinedAt = now }),
                Invites = active.Replace(used, used with { Uses = used.Uses + 1 }),
            };
    }

    /// <summary>Ends a membership.</summary>
    public static Result<ChatMembersState> Leave(ChatMembersState chat, UserId user) =>
        chat.Members.FirstOrDefault(member => member.UserId == user) is { } known
            ? chat with { Members = chat.Members.Remove(known) }
            : NoMember;

    /// <summary>The invite as those see it who may.</summary>
    public static ChatInviteView ToView(this ChatInvite invite, long chat) =>
        new(invite.Code, chat, invite.CreatedById, invite.CreatedAt, invite.ExpiresAt, invite.Uses, invite.MaxUses);
}
