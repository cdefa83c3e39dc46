using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Grains.Bots;

/// <summary>A batch that was counted: written once, with its answer and what it adds to the counts, in one transaction.</summary>
internal sealed record BatchState
{
    /// <summary>So long the first answer is given again (reference.md, section 5).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The body it came with.</summary>
    public TokenHash Fingerprint { get; init; }

    public int Accepted { get; init; }

    public ImmutableArray<RejectedCommand> Rejected { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }

    /// <summary>What storage adds to the counts of commands in the transaction that writes the row first.</summary>
    public ImmutableArray<CommandTally> CommandTallies { get; init; } = [];

    /// <summary>From when on nobody may ask for the answer again.</summary>
    public DateTimeOffset SweepAfter { get; init; }

    public BatchOutcome ToOutcome() => new(Accepted, Rejected, CreatedAt, UpdatedAt);
}

/// <summary>Executions of one command of a bot within one minute.</summary>
/// <param name="BotId">The bot.</param>
/// <param name="Epoch">Under which number of its statistics it counts.</param>
/// <param name="Command">The command.</param>
/// <param name="Minute">The minute in which they were executed.</param>
/// <param name="Amount">How many, positive.</param>
internal sealed record CommandTally(BotId BotId, int Epoch, string Command, DateTimeOffset Minute, long Amount);
