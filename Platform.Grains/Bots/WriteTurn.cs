using Platform.Grains.Time;

namespace Platform.Grains.Bots;

/// <summary>The bots of this silo that write down together what they have used of their hourly limits. Thread-safe.</summary>
/// <remarks>
/// One timer for all of them, and no call of a grain: with a timer and a call for each bot the collector took longer over what those changed in memory than over
/// all requests. A bot's row is still written by nobody else: its grain writes when the bot has left its turn.
/// </remarks>
internal sealed class WriteTurn : IDisposable
{
    // Bounds what waits for the storage together.
    private const int MostAtOnce = 256;

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    private readonly int _number;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly HashSet<PresentBot> _bots = [];
    private Task _writing = Task.CompletedTask;

    /// <param name="number">Which turn it is, from 0 on.</param>
    /// <param name="clock">The clock that limits are measured with.</param>
    public WriteTurn(int number, TimeProvider clock)
    {
        _number = number;
        _clock = clock;
        _timer = clock.CreateTimer(_ => Begin(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The bot is going to be written down, from now on until it has nothing to write.</summary>
    public void Join(PresentBot bot)
    {
        lock (_gate)
        {
            if (_bots.Add(bot) && _bots.Count == 1)
            {
                Await(TimeSpan.Zero);
            }
        }
    }

    /// <summary>The bot's row is the grain's to write from now on, once this has ended.</summary>
    /// <returns>Ends when nothing of the bot is under way.</returns>
    public Task Leave(PresentBot bot)
    {
        lock (_gate)
        {
            _bots.Remove(bot);
            return _writing;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();

    private void Begin()
    {
        lock (_gate)
        {
            // What was counted since it began is written at the next turn.
            if (_writing.IsCompleted)
            {
                var taken = new List<(PresentBot Bot, BotLimitState Counted)>(_bots.Count);
                _bots.RemoveWhere(bot => !Take(bot, taken));
                if (taken.Count > 0)
                {
                    _writing = Task.Run(() => Write(taken));
                }
            }

            if (_bots.Count > 0)
            {
                // A timer may come a little early: the turn that it is for is not to come twice.
                Await(WriteTurns.Apart);
            }
        }
    }

    private static bool Take(PresentBot bot, List<(PresentBot Bot, BotLimitState Counted)> taken)
    {
        if (bot.TakeToWrite() is not { } counted)
        {
            return false;
        }

        taken.Add((bot, counted));
        return true;
    }

    private async Task Write(List<(PresentBot Bot, BotLimitState Counted)> taken)
    {
        bool isWritten = true;
        foreach ((PresentBot Bot, BotLimitState Counted)[] some in taken.Chunk(MostAtOnce))
        {
            bool[] written = await Task.WhenAll(some.Select(one => Write(one.Bot, one.Counted)));
            isWritten &= Array.TrueForAll(written, one => one);
        }

        if (!isWritten)
        {
            lock (_gate)
            {
                _timer.Change(AgainAfter, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private static async Task<bool> Write(PresentBot bot, BotLimitState counted)
    {
        bool isWritten = await bot.Written.TryWrite(counted);
        if (!isWritten)
        {
            bot.TakeBack();
        }

        return isWritten;
    }

    private void Await(TimeSpan atLeast) => _timer.Change(atLeast + WriteTurns.Until(_number, _clock.Elapsed() + atLeast), Timeout.InfiniteTimeSpan);
}
