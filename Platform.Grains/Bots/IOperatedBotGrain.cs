using Orleans.Concurrency;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Bots;

/// <summary>What only other grains may ask of a bot: whoever calls has looked up the actor. Key: <see cref="BotId"/>.</summary>
[Alias("platform.bots.operated")]
internal interface IOperatedBotGrain : IGrainWithIntegerKey
{
    /// <summary>The bot; null when there is none.</summary>
    [Alias("peek")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<BotView?> Peek();

    /// <summary>The number under which its statistics are kept; null when there is no such bot.</summary>
    [Alias("statistics-epoch")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<int?> GetStatisticsEpoch();

    /// <summary>Whether a session may be opened by a code that the bot handed out.</summary>
    /// <param name="codeIssuedAt">When the code was made.</param>
    [Alias("vouches")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<bool> Vouches(DateTimeOffset codeIssuedAt);

    /// <summary>Begins to be; called once, under a fresh id.</summary>
    /// <param name="actor">Who creates it.</param>
    /// <param name="bot">What it will be; looked at already.</param>
    /// <param name="owner">Its owner.</param>
    [Alias("create")]
    Task<CreatedBot> Create(Actor actor, CreateBot bot, UserId owner);

    /// <summary>Begins to be, as a file has it; called once, under a fresh id.</summary>
    /// <param name="actor">Who imports it.</param>
    /// <param name="record">What it will be; looked at already.</param>
    /// <param name="owner">Its owner.</param>
    [Alias("import")]
    Task<CreatedBot> Import(Actor actor, BotRecord record, UserId owner);

    /// <summary>Does something to it, all of it or nothing.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="act">What to do; a new owner is looked up already.</param>
    /// <param name="dryRun">True to learn what would happen and change nothing.</param>
    [Alias("act")]
    Task<Result<BotActOutcome>> Act(Actor actor, BotAct act, bool dryRun);

    /// <summary>Tells its owner what he was not told yet. Safe to repeat.</summary>
    [Alias("settle")]
    Task Settle();

    /// <summary>Puts its key out of work since its owner was deleted. Safe to repeat; does nothing when it is another's by now.</summary>
    /// <param name="owner">The owner who was deleted.</param>
    [Alias("lose-owner")]
    Task LoseOwner(UserId owner);
}
