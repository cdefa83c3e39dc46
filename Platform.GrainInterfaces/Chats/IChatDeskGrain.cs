using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Chats;

/// <summary>Where signed-in users come with all that concerns chats (reference.md, section 7): looks up who it is and what he may, and has it done. Key 0.</summary>
/// <remarks>A chat that the caller may not see is <see cref="ErrorCodes.NotFound"/> for every call; what he sees and may not do is <see cref="ErrorCodes.Forbidden"/>.</remarks>
[Alias("platform.chats.desk")]
public interface IChatDeskGrain : IGrainWithIntegerKey
{
    /// <summary>Creates a chat of the caller's own, if he has a slot for it.</summary>
    /// <param name="session">His session.</param>
    /// <param name="chat">What it will be.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.PremiumRequired"/> or <see cref="ErrorCodes.NoChatSlot"/>.</returns>
    [Alias("create")]
    Task<Result<ChatView>> Create(SessionKey session, NewChat chat);

    /// <summary>The official and public chats, the caller's own and those he is a member of, by id.</summary>
    /// <param name="session">His session.</param>
    /// <param name="after">Where the page before ended, as <see cref="Page{T}.Next"/> told it; null to go by the offset.</param>
    /// <param name="offset">Chats to leave out in front.</param>
    /// <param name="limit">Chats at the most.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/> for an unreadable <paramref name="after"/>.</returns>
    [Alias("list")]
    Task<Result<Page<ChatView>>> List(SessionKey session, string? after, int offset, int limit);

    /// <summary>The official and public chats, by id; for everybody.</summary>
    /// <param name="after">Where the page before ended, as <see cref="Page{T}.Next"/> told it; null to go by the offset.</param>
    /// <param name="offset">Chats to leave out in front.</param>
    /// <param name="limit">Chats at the most.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/> for an unreadable <paramref name="after"/>.</returns>
    [Alias("directory")]
    Task<Result<Page<ChatView>>> ListPublic(string? after, int offset, int limit);

    /// <summary>One chat.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="chat">Its number.</param>
    [Alias("get")]
    Task<Result<ChatView>> Get(SessionKey session, long chat);

    /// <summary>Changes its settings; for its owner and who may act on him.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="chat">Its number.</param>
    /// <param name="update">What to change.</param>
    /// <returns>The chat; <see cref="ErrorCodes.ValidationFailed"/> or <see cref="ErrorCodes.SlugTaken"/>.</returns>
    [Alias("update")]
    Task<Result<ChatView>> Update(SessionKey session, long chat, ChatUpdate update);

    /// <summary>Starts its shared browser; for its owner and platform Owners. Safe to repeat.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="chat">Its number.</param>
    /// <returns>The chat; <see cref="ErrorCodes.ChatSlotsExceeded"/>, <see cref="ErrorCodes.Conflict"/>, or <see cref="ErrorCodes.Unavailable"/> when it does not start.</returns>
    [Alias("start")]
    Task<Result<ChatView>> Start(SessionKey session, long chat);

    /// <summary>Stops its shared browser; for its owner and platform Owners. Safe to repeat.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="chat">Its number.</param>
    [Alias("stop")]
    Task<Result<ChatView>> Stop(SessionKey session, long chat);

    /// <summary>Deletes it and frees its slot; for its owner and platform Owners.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="chat">Its number.</param>
    [Alias("delete")]
    Task<Result> Delete(SessionKey session, long chat);

    /// <summary>Makes an invite; for its owner and who may act on him.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="chat">Its number.</param>
    /// <param name="invite">What it allows.</param>
    /// <returns>The invite; <see cref="ErrorCodes.ValidationFailed"/> or <see cref="ErrorCodes.InviteLimit"/>.</returns>
    [Alias("create-invite")]
    Task<Result<ChatInviteView>> CreateInvite(SessionKey session, long chat, NewChatInvite invite);

    /// <summary>Its invites by which one can join now; for its owner and who may act on him.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="chat">Its number.</param>
    [Alias("list-invites")]
    Task<Result<ChatInviteList>> ListInvites(SessionKey session, long chat);

    /// <summary>Makes an invite worthless; for its owner and who may act on him.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="chat">Its number.</param>
    /// <param name="code">The invite's code.</param>
    [Alias("revoke-invite")]
    Task<Result> RevokeInvite(SessionKey session, long chat, string code);

    /// <summary>Makes the caller a member of the chat that an invite is for; one who is in it already uses nothing up.</summary>
    /// <param name="session">His session.</param>
    /// <param name="code">The invite's code.</param>
    /// <returns>The chat; <see cref="ErrorCodes.NotFound"/> for a code that is worthless, <see cref="ErrorCodes.Conflict"/> for a chat that is full.</returns>
    [Alias("join")]
    Task<Result<ChatView>> Join(SessionKey session, string code);

    /// <summary>Ends the caller's membership.</summary>
    /// <param name="session">His session.</param>
    /// <param name="chat">Its number.</param>
    /// <returns><see cref="ErrorCodes.Conflict"/> for its owner, <see cref="ErrorCodes.NotFound"/> for one who is no member.</returns>
    [Alias("leave")]
    Task<Result> Leave(SessionKey session, long chat);

    /// <summary>Who is in it: the owner, then the members in the order they joined.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="chat">Its number.</param>
    /// <param name="after">Where the page before ended, as <see cref="Page{T}.Next"/> told it; null to go by the offset.</param>
    /// <param name="offset">Members to leave out in front.</param>
    /// <param name="limit">Members at the most.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/> for an unreadable <paramref name="after"/>.</returns>
    [Alias("list-members")]
    Task<Result<Page<ChatMemberView>>> ListMembers(SessionKey session, long chat, string? after, int offset, int limit);

    /// <summary>Ends the membership of another; for its owner and who may act on him.</summary>
    /// <param name="session">The caller's session.</param>
    /// <param name="chat">Its number.</param>
    /// <param name="member">Who shall leave.</param>
    /// <returns><see cref="ErrorCodes.Conflict"/> for its owner, <see cref="ErrorCodes.NotFound"/> for one who is no member.</returns>
    [Alias("kick")]
    Task<Result> Kick(SessionKey session, long chat, UserId member);
}
