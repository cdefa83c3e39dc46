namespace Platform.Grains.Bots;

/// <summary>Writes down behind them what the bots of this silo have used of their hourly limits, each at its turn. Thread-safe.</summary>
internal sealed class LimitWriter(TimeProvider clock) : IDisposable
{
    private readonly WriteTurn[] _turns = [.. Enumerable.Range(0, WriteTurns.Count).Select(number => new WriteTurn(number, clock))];

    /// <summary>The bot is going to be written down, from now on until it has nothing to write.</summary>
    public void Join(PresentBot bot) => TurnOf(bot).Join(bot);

    /// <summary>The bot's row is the grain's to write from now on, once this has ended.</summary>
    /// <returns>Ends when nothing of the bot is under way.</returns>
    public Task Leave(PresentBot bot) => TurnOf(bot).Leave(bot);

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(_turns, turn => turn.Dispose());

    private WriteTurn TurnOf(PresentBot bot) => _turns[WriteTurns.Of(bot.Id)];
}
