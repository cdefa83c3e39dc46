using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Statistics;

namespace Platform.GrainInterfaces.Bots;

/// <summary>The console's door to bots (reference.md, section 10); for Admins and Owners. Key 0.</summary>
[Alias("platform.bots.console")]
public interface IBotConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>The most bots of one <see cref="List"/>.</summary>
    const int MostListed = 500;

    /// <summary>Registers a bot.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="bot">What it will be.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>
    /// The bot with its key; <see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.NotFound"/> for an unknown owner, or
    /// <see cref="ErrorCodes.Forbidden"/>.
    /// </returns>
    [Alias("create")]
    Task<Result<CreatedBot>> Create(Secret session, CreateBot bot, bool dryRun);

    /// <summary>Bots, inactive ones too, oldest first.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="after">The last one of the part before; null to begin.</param>
    /// <returns><see cref="MostListed"/> at the most; fewer when there are no more.</returns>
    [Alias("list")]
    Task<Result<BotList>> List(Secret session, BotId? after);

    /// <summary>One bot.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="bot">An id or a name; an id wins.</param>
    /// <returns>The bot; <see cref="ErrorCodes.NotFound"/>, or <see cref="ErrorCodes.Conflict"/> for a name that several bots have.</returns>
    [Alias("show")]
    Task<Result<BotView>> Show(Secret session, string bot);

    /// <summary>What one bot has reported.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="bot">An id or a name; an id wins.</param>
    /// <returns>The counts, or what <see cref="Show"/> refuses.</returns>
    [Alias("statistics")]
    Task<Result<CommandCounts>> GetStatistics(Secret session, string bot);

    /// <summary>Does something to a bot with exactly one entry in the audit log; a refused attempt is entered, too.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="bot">An id or a name; an id wins.</param>
    /// <param name="act">What to do.</param>
    /// <param name="dryRun">True to learn what would happen and change nothing; enters nothing.</param>
    /// <returns>
    /// The bot before and after; <see cref="ErrorCodes.NotFound"/>, <see cref="ErrorCodes.Forbidden"/>, <see cref="ErrorCodes.ValidationFailed"/>, or
    /// <see cref="ErrorCodes.Conflict"/> for a name that several bots have and for an act that would change nothing.
    /// </returns>
    /// <remarks>Ending the sessions of a bot takes about a second for each thousand.</remarks>
    [Alias("act")]
    [ResponseTimeout("00:01:00")]
    Task<Result<BotActOutcome>> Act(Secret session, string bot, BotAct act, bool dryRun);
}
