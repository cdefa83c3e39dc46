using Microsoft.Extensions.Logging;

namespace Platform.Grains.Bots;

/// <summary>The row that holds what a bot has used of its limit. A write that fails loses nothing: memory has it all, and the next write takes its place.</summary>
internal sealed partial class WrittenLimits(IPersistentState<BotLimitState> storage, ILogger logger)
{
    private static readonly BotLimitState Forgotten = new();

    private bool _isInDoubt;

    /// <summary>Whether this wrote them to the second last: to the tick is left to do when the bot leaves memory.</summary>
    public bool IsBySecond { get; private set; }

    /// <summary>What was written before the bot came into memory; forgotten once more is written, since memory has it all.</summary>
    public BotLimitState Before => storage.State;

    /// <summary>Writes what is known now.</summary>
    /// <returns>False when it did not succeed and has to be tried again.</returns>
    public async Task<bool> TryWrite(BotLimitState state)
    {
        try
        {
            if (_isInDoubt)
            {
                // The version of the row is what a write must name; whether the last one got through is unknown.
                await storage.ReadStateAsync();
                _isInDoubt = false;
            }

            storage.State = state;
            await storage.WriteStateAsync();
            IsBySecond = state.AcceptedBySecond is not null;

            // Unless the next write waits already.
            if (ReferenceEquals(storage.State, state))
            {
                storage.State = Forgotten;
            }

            return true;
        }
        catch (Exception fault)
        {
            _isInDoubt = true;
            LogUnwritten(logger, fault);
            return false;
        }
    }

    /// <summary>Forgets the row; one that cannot be deleted now is of no further use to anybody.</summary>
    public async Task Clear()
    {
        IsBySecond = false;
        try
        {
            await storage.ClearStateAsync();
        }
        catch (Exception fault)
        {
            LogUnwritten(logger, fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What a bot used of its limit could not be written; it is tried again.")]
    private static partial void LogUnwritten(ILogger logger, Exception fault);
}
