using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;

namespace Platform.Gateway.Bots;

/// <summary>What <c>POST /bot/me/update</c> answers.</summary>
/// <param name="Message">A sentence for people.</param>
/// <param name="CreatedAt">When the bot was created.</param>
/// <param name="UpdatedAt">When it last changed.</param>
internal sealed record BotUpdatedAnswer(string Message, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Tells that all of it was taken over.</summary>
    /// <param name="times">When the bot was created and changed.</param>
    public static BotUpdatedAnswer Of(BotTimes times) => new("The bot was updated.", times.CreatedAt, times.UpdatedAt);
}

/// <summary>What <c>POST /bot/batch</c> answers.</summary>
/// <param name="Message">A sentence for people.</param>
/// <param name="Accepted">Items counted.</param>
/// <param name="Rejected">The others, in the order they were sent.</param>
/// <param name="CreatedAt">When the bot was created.</param>
/// <param name="UpdatedAt">When it last changed.</param>
internal sealed record BatchAnswer(
    string Message, int Accepted, ImmutableArray<RejectedCommand> Rejected, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Tells what became of the batch.</summary>
    /// <param name="outcome">What became of it.</param>
    public static BatchAnswer Of(BatchOutcome outcome) => new(
        outcome.Rejected.IsEmpty ? "The commands were counted." : "The good commands were counted, the others are named.",
        outcome.Accepted,
        outcome.Rejected,
        outcome.CreatedAt,
        outcome.UpdatedAt);
}
