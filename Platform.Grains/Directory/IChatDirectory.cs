using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;

namespace Platform.Grains.Directory;

/// <summary>Questions about chats that go over many rows; the rows are those of the chats' own grains, deleted ones left out.</summary>
internal interface IChatDirectory
{
    /// <summary>The chats a user lists: official and public ones, his own, and those he is a member of; each once, by id.</summary>
    /// <param name="viewer">The user.</param>
    /// <param name="after">The one to begin after; null for the first. The offset counts no more then.</param>
    /// <param name="offset">Chats to leave out in front.</param>
    /// <param name="limit">Chats at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>That part of them, how many there are, and the id of the last one when there are more.</returns>
    Task<Page<ListedChat>> ListVisibleAsync(UserId viewer, long? after, int offset, int limit, CancellationToken cancellation);

    /// <summary>The official and public chats, by id.</summary>
    /// <param name="after">The one to begin after; null for the first. The offset counts no more then.</param>
    /// <param name="offset">Chats to leave out in front.</param>
    /// <param name="limit">Chats at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>That part of them, how many there are, and the id of the last one when there are more.</returns>
    Task<Page<ListedChat>> ListPublicAsync(long? after, int offset, int limit, CancellationToken cancellation);

    /// <summary>The chats of one user, by id.</summary>
    /// <param name="owner">The user.</param>
    /// <param name="after">The one to begin after; null for the first.</param>
    /// <param name="most">Chats at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<ListedChat>> ListOwnedAsync(UserId owner, long? after, int most, CancellationToken cancellation);

    /// <summary>All chats, by id.</summary>
    /// <param name="after">The one to begin after; null for the first.</param>
    /// <param name="most">Chats at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<ListedChat>> ListAsync(long? after, int most, CancellationToken cancellation);

    /// <summary>The ids of the chats that a user is a member of and does not own, in their order.</summary>
    /// <param name="member">The user.</param>
    /// <param name="after">The one to begin after; null for the first.</param>
    /// <param name="most">Chats at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<long>> ListJoinedAsync(UserId member, long? after, int most, CancellationToken cancellation);
}

/// <summary>A chat in a list.</summary>
/// <param name="Chat">Its state.</param>
/// <param name="MemberCount">Who is in it, the owner included.</param>
internal sealed record ListedChat(ChatState Chat, int MemberCount);
