using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Directory;

/// <summary>Questions about bots that go over many rows; the rows are those of the bots' own grains, deleted ones left out.</summary>
internal interface IBotDirectory
{
    /// <summary>The active bots, by id.</summary>
    /// <param name="after">The one to begin after; null for the first. The offset counts no more then.</param>
    /// <param name="offset">Bots to leave out in front.</param>
    /// <param name="limit">Bots at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>That part of them, and how many there are.</returns>
    Task<Page<BotView>> ListActiveAsync(BotId? after, int offset, int limit, CancellationToken cancellation);

    /// <summary>All bots, by id.</summary>
    /// <param name="after">The one to begin after; null for the first.</param>
    /// <param name="most">Bots at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<BotView>> ListAsync(BotId? after, int most, CancellationToken cancellation);

    /// <summary>The bots of one user, by id.</summary>
    /// <param name="owner">The user.</param>
    /// <param name="after">The one to begin after; null for the first.</param>
    /// <param name="most">Bots at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<BotView>> ListOwnedAsync(UserId owner, BotId? after, int most, CancellationToken cancellation);

    /// <summary>The bots of a name, by id.</summary>
    /// <param name="foldedName">The name as <c>BotNames.Fold</c> makes it.</param>
    /// <param name="most">Bots at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<BotId>> FindNamedAsync(string foldedName, int most, CancellationToken cancellation);

    /// <summary>Bots by what is known of them: the exact name or id first, then names that begin with the text, then the rest; within each by name, then id.</summary>
    /// <param name="filter">What is known.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<FoundBots> SearchAsync(BotFilter filter, CancellationToken cancellation);

    /// <summary>Sessions that were opened by a code which a bot handed out, in the order of their hashes; ended ones may be among them.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="after">The session to begin after; null for the first.</param>
    /// <param name="most">Sessions at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<OpenedSession>> ListSessionsAsync(BotId bot, TokenHash? after, int most, CancellationToken cancellation);
}

/// <summary>Which bots are looked for; what is null does not narrow it.</summary>
/// <param name="FoldedText">A part of the folded name; <c>%</c>, <c>_</c> and <c>\</c> are plain characters.</param>
/// <param name="Id">Besides: the bot of this id, whatever its name; it comes with the exact names.</param>
/// <param name="Owner">The owner.</param>
/// <param name="Type">The type.</param>
/// <param name="ActiveOnly">Whether inactive ones are left out.</param>
/// <param name="Offset">Bots to leave out in front.</param>
/// <param name="After">The bot to begin after, wherever it stands by now; the offset counts no more then.</param>
/// <param name="Limit">Bots at the most.</param>
/// <param name="LargestTotal">The count to stop counting at.</param>
internal sealed record BotFilter(
    string? FoldedText, BotId? Id, UserId? Owner, BotType? Type, bool ActiveOnly, int Offset, SearchCursor? After, int Limit, int LargestTotal);

/// <summary>What was found.</summary>
/// <param name="Bots">The part asked for.</param>
/// <param name="Next">Where the next part begins; null where there is none.</param>
/// <param name="Total">How many there are, or the count at which counting stopped.</param>
/// <param name="IsCapped">Whether there are more.</param>
internal sealed record FoundBots(ImmutableArray<BotView> Bots, SearchCursor? Next, int Total, bool IsCapped);

/// <summary>A session and whose it is.</summary>
/// <param name="User">The user.</param>
/// <param name="Session">Hash of the session's token.</param>
internal sealed record OpenedSession(UserId User, TokenHash Session);
