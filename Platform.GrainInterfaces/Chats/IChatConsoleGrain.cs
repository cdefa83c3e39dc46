using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Chats;

/// <summary>The console's door to chats (reference.md, section 10); for Admins and Owners. A chat is named by its id or its slug. Key 0.</summary>
[Alias("platform.chats.console")]
public interface IChatConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>Chats in one answer of <see cref="List"/>.</summary>
    const int MostListed = 100;

    /// <summary>Chats by id: for Owners all, for Admins the official and public ones, their own, and those of users they may act on.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="after">The last one of the list before, as <see cref="ChatList.Next"/> told it; null to begin.</param>
    [Alias("list")]
    Task<Result<ChatList>> List(Secret session, long? after);

    /// <summary>One chat.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="chat">Its id or slug.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("show")]
    Task<Result<ChatView>> Show(Secret session, string chat);

    /// <summary>Creates an official chat of the operator's; for Owners.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="chat">What it will be.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>The chat, with id 0 in a dry run; <see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.SlugTaken"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("create-official")]
    Task<Result<ChatView>> CreateOfficial(Secret session, NewOfficialChat chat, bool dryRun);

    /// <summary>Says who may see a chat: Owners for any, Admins for chats of users they may act on, and these not as official.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="chat">Its id or slug.</param>
    /// <param name="visibility">One of <see cref="ChatVisibilities"/>.</param>
    /// <param name="slug">The public name; null to keep the one it has, which official and public chats need.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.SlugTaken"/>, <see cref="ErrorCodes.Conflict"/> when nothing would change, <see cref="ErrorCodes.NotFound"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("set-visibility")]
    Task<Result<ChatActOutcome>> SetVisibility(Secret session, string chat, string visibility, string? slug, bool dryRun);

    /// <summary>Deletes a chat and frees its slot; for its owner and Owners.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="chat">Its id or slug.</param>
    /// <param name="reason">Why; null for none.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>The chat as it was; <see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.NotFound"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("delete")]
    Task<Result<ChatActOutcome>> Delete(Secret session, string chat, string? reason, bool dryRun);
}

/// <summary>A part of all chats.</summary>
/// <param name="Chats">By id.</param>
/// <param name="Next">Where the next part begins; null after the last one.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.list")]
public sealed record ChatList([property: Id(0)] ImmutableArray<ChatView> Chats, [property: Id(1)] long? Next);

/// <summary>What an operator's act made of a chat, or would make of it.</summary>
/// <param name="Before">The chat before.</param>
/// <param name="After">The chat after; null when it was deleted.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.act-outcome")]
public sealed record ChatActOutcome([property: Id(0)] ChatView Before, [property: Id(1)] ChatView? After);
