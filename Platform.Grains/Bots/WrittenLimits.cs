using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Platform.Grains.Storage;

namespace Platform.Grains.Bots;

/// <summary>The row that holds what a bot has used of its limit. A write that fails loses nothing: memory has it all, and the next write takes its place.</summary>
/// <remarks>Used by one at a time, and not by its grain alone: the runtime's own way to a grain's rows is for the grain's calls only.</remarks>
/// <param name="storage">The storage of grains' rows.</param>
/// <param name="bot">The bot's grain.</param>
/// <param name="logger">Told of what fails.</param>
internal sealed partial class WrittenLimits(IGrainStorage storage, GrainId bot, ILogger logger)
{
    private static readonly BotLimitState Forgotten = new();

    private readonly GrainState<BotLimitState> _row = new(Forgotten);
    private bool _isInDoubt;

    /// <summary>Whether this wrote them to the second last: to the tick is left to do when the bot leaves memory.</summary>
    public bool IsBySecond { get; private set; }

    /// <summary>What was written before the bot came into memory; forgotten once more is written, since memory has it all.</summary>
    public BotLimitState Before => _row.State ?? Forgotten;

    /// <summary>Reads the row, as the bot comes into memory.</summary>
    public Task Read() => storage.ReadStateAsync(StateNames.BotLimit, bot, _row);

    /// <summary>Writes what is known now.</summary>
    /// <returns>False when it did not succeed and has to be tried again.</returns>
    public async Task<bool> TryWrite(BotLimitState state)
    {
        try
        {
            if (_isInDoubt)
            {
                // The version of the row is what a write must name; whether the last one got through is unknown.
                await Read();
                _isInDoubt = false;
            }

            _row.State = state;
            await storage.WriteStateAsync(StateNames.BotLimit, bot, _row);
            IsBySecond = state.AcceptedBySecond is not null;
            return true;
        }
        catch (Exception fault)
        {
            _isInDoubt = true;
            LogUnwritten(logger, fault);
            return false;
        }
        finally
        {
            _row.State = Forgotten;
        }
    }

    /// <summary>Forgets the row; one that cannot be deleted now is of no further use to anybody.</summary>
    public async Task Clear()
    {
        IsBySecond = false;
        try
        {
            await storage.ClearStateAsync(StateNames.BotLimit, bot, _row);
        }
        catch (Exception fault)
        {
            LogUnwritten(logger, fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What a bot used of its limit could not be written; it is tried again.")]
    private static partial void LogUnwritten(ILogger logger, Exception fault);
}
