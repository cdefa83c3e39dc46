using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;
using Platform.Grains.Users;

namespace Platform.Grains.Chats;

/// <summary>Puts chats and their owners together for those who look.</summary>
internal sealed class ChatCatalog(IGrainFactory grains)
{
    /// <summary>A chat with its owner as he stands.</summary>
    /// <param name="chat">The chat's number.</param>
    /// <returns>Null when there is none, its owner is no more, or he has given it up.</returns>
    public async Task<ChatSight?> Find(long chat)
    {
        if (chat <= 0 || await grains.GetGrain<IChatGrain>(chat).Peek() is not { } facts)
        {
            return null;
        }

        return await Owner(facts.OwnerId) is { } owner && owner.Has(chat) ? new ChatSight(facts, owner) : null;
    }

    /// <summary>A chat by what operators call it.</summary>
    /// <param name="chat">Its id or slug.</param>
    public async Task<ChatSight?> Find(string chat)
    {
        if (UserId.Parse(chat) is { } number && await Find(number.Value) is { } numbered)
        {
            return numbered;
        }

        return ChatRules.SlugProblem(chat) is null && await grains.GetGrain<ISlugGrain>(ISlugGrain.KeyOf(chat)).GetHolder() is { } holder
            && await Find(holder) is { } found && found.Chat.Slug == chat
            ? found
            : null;
    }

    /// <summary>Chats of a list with their owners, each asked once; those whose owner is no more or has given them up are left out.</summary>
    public async Task<ImmutableArray<ChatSight>> Complete(ImmutableArray<ListedChat> chats)
    {
        ImmutableArray<ChatFacts> facts = [.. chats.Select(listed => ChatFacts.Of(listed.Chat, listed.MemberCount))];
        ChatOwnerStanding?[] owners = await Task.WhenAll(facts.Select(chat => chat.OwnerId).Distinct().Select(Owner));
        Dictionary<UserId, ChatOwnerStanding> known = owners.OfType<ChatOwnerStanding>().ToDictionary(owner => owner.Owner.Id);
        return
        [
            .. facts.Where(chat => known.TryGetValue(chat.OwnerId, out ChatOwnerStanding? owner) && owner.Has(chat.Id))
                .Select(chat => new ChatSight(chat, known[chat.OwnerId])),
        ];
    }

    /// <summary>A page of a list as it is shown.</summary>
    public async Task<Page<ChatView>> Show(Page<ListedChat> page) =>
        new([.. (await Complete(page.Items)).Select(sight => sight.View)], page.Total, page.Next);

    /// <summary>The answer to what is no cursor.</summary>
    public static Refusal BadCursor { get; } = Refusal.OfField("after", "Must be left out, or be as the link to this page has it.");

    /// <summary>Reads the cursor of a list by id.</summary>
    /// <returns>A refusal for what is no cursor.</returns>
    public static Result<long?> ReadCursor(string? after) => after is null ? new Result<long?>(null, null)
        : UserId.Parse(after) is { } last ? (long?)last.Value
        : BadCursor;

    private Task<ChatOwnerStanding?> Owner(UserId user) => grains.GetGrain<IOperatedUserGrain>(user.Value).GetChatOwner();
}

/// <summary>A chat and its owner.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Owner">Its owner as he stands.</param>
internal sealed record ChatSight(ChatFacts Chat, ChatOwnerStanding Owner)
{
    /// <summary>As those see it who may.</summary>
    public ChatView View => Chat.ToView(Owner);
}
