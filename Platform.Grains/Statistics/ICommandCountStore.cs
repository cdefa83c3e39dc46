using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Grains.Statistics;

/// <summary>The counts of reported commands in the database, kept by the writes of the batches.</summary>
internal interface ICommandCountStore
{
    /// <summary>What all bots together reported, also those deleted or reset since; in one consistent reading.</summary>
    /// <param name="now">The instant before which the last 24 hours lie.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<CommandCounts> ReadAllAsync(DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What one bot reported; in one consistent reading.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="epoch">The number under which its statistics are kept since their last reset.</param>
    /// <param name="now">The instant before which the last 24 hours lie.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<CommandCounts> ReadOfBotAsync(BotId bot, int epoch, DateTimeOffset now, CancellationToken cancellation);
}
