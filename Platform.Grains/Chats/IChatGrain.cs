using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Chats;

/// <summary>One chat: whoever calls has looked up who it is and what he may. Key: its number.</summary>
/// <remarks>A chat that does not exist answers <see cref="ErrorCodes.NotFound"/>. Never calls its owner in a turn that he may be waiting for.</remarks>
[Alias("platform.chats.chat")]
internal interface IChatGrain : IGrainWithIntegerKey
{
    /// <summary>The chat; null when there is none.</summary>
    [Alias("peek")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<ChatFacts?> Peek();

    /// <summary>Whether a user is a member beside the owner.</summary>
    /// <param name="user">The user.</param>
    [Alias("is-member")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<bool> IsMember(UserId user);

    /// <summary>Carries out what its owner's state has decided. Called by the owner alone; safe to repeat, an older order changes nothing.</summary>
    /// <param name="order">The order.</param>
    [Alias("obey")]
    Task<ChatObedience> Obey(ChatOrder order);

    /// <summary>Changes its settings.</summary>
    /// <param name="actor">Who changes them.</param>
    /// <param name="update">What to change.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/> or <see cref="ErrorCodes.SlugTaken"/>.</returns>
    [Alias("update")]
    Task<Result<ChatFacts>> Update(Actor actor, ChatUpdate update);

    /// <summary>Says who may see it.</summary>
    /// <param name="actor">Who says so.</param>
    /// <param name="visibility">One of <see cref="ChatVisibilities"/>.</param>
    /// <param name="slug">The public name; null to keep the one it has.</param>
    /// <param name="dryRun">True to learn what would happen and change nothing.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.SlugTaken"/> or <see cref="ErrorCodes.Conflict"/>.</returns>
    [Alias("set-visibility")]
    Task<Result<ChatFacts>> SetVisibility(Actor actor, string visibility, string? slug, bool dryRun);

    /// <summary>Makes an invite.</summary>
    /// <param name="author">Who makes it.</param>
    /// <param name="invite">What it allows.</param>
    [Alias("create-invite")]
    Task<Result<ChatInviteView>> CreateInvite(UserId author, NewChatInvite invite);

    /// <summary>The invites by which one can join now, newest first.</summary>
    [Alias("list-invites")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<ImmutableArray<ChatInviteView>> ListInvites();

    /// <summary>Makes an invite worthless.</summary>
    /// <param name="code">Its code.</param>
    [Alias("revoke-invite")]
    Task<Result> RevokeInvite(string code);

    /// <summary>Makes a user a member.</summary>
    /// <param name="user">The user.</param>
    /// <param name="code">The invite's code.</param>
    [Alias("join")]
    Task<Result> Join(UserId user, string code);

    /// <summary>Ends a membership.</summary>
    /// <param name="user">The member.</param>
    [Alias("leave")]
    Task<Result> Leave(UserId user);

    /// <summary>The members beside the owner, in the order they joined.</summary>
    /// <param name="after">Where the page before ended; null to go by the offset.</param>
    /// <param name="offset">Members to leave out in front.</param>
    /// <param name="limit">Members at the most.</param>
    [Alias("members")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Page<ChatMembership>> ListMembers(MemberCursor? after, int offset, int limit);

    /// <summary>Whether the chat has a slug or is about to take it.</summary>
    /// <param name="slug">The slug.</param>
    [Alias("holds-slug")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<bool> HoldsSlug(string slug);

    /// <summary>Takes note that its browser ended by itself.</summary>
    /// <param name="orderVersion">The order by which it was started.</param>
    [Alias("note-browser-ended")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task NoteBrowserEnded(long orderVersion);
}

/// <summary>What a chat made of an order.</summary>
/// <param name="Refusal">Why it could not begin to be; null when it is, or is no more.</param>
/// <param name="Runs">Whether its browser runs.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.obedience")]
internal sealed record ChatObedience([property: Id(0)] Refusal? Refusal, [property: Id(1)] bool Runs);

/// <summary>A member and since when.</summary>
/// <param name="UserId">Who.</param>
/// <param name="JoinedAt">Since when.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.membership")]
internal sealed record ChatMembership([property: Id(0)] UserId UserId, [property: Id(1)] DateTimeOffset JoinedAt);
