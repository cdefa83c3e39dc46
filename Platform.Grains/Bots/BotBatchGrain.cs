using System.Collections.Frozen;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Hosting;
using Platform.Grains.Statistics;
using Platform.Grains.Storage;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>Counts a batch and writes answer and counts at once, so that it counts once however often it comes.</summary>
/// <remarks>
/// Callers interleave and wait for the one that counts, rather than in line for a turn: so the grain knows when nobody is left.
/// </remarks>
internal sealed class BotBatchGrain : Grain, IBotBatchGrain
{
    /// <summary>Users asked at the same time.</summary>
    private const int AskedAtOnce = 32;

    /// <summary>As long as a client waits before it sends a batch again that was not answered.</summary>
    private static readonly TimeSpan Lingering = TimeSpan.FromSeconds(5);

    private readonly Stored<BatchState> _stored;
    private readonly TimeProvider _clock;
    private readonly Departure _departure;
    private readonly SiloCounters _counters;
    private readonly StandingReader _standings;
    private Task<BatchOutcome>? _counting;
    private int _callers;

    public BotBatchGrain(
        [PersistentState(StateNames.BotBatch)] IPersistentState<BatchState> storage, TimeProvider clock, SiloCounters counters, StandingReader standings)
    {
        _stored = new Stored<BatchState>(storage, this);
        _clock = clock;
        _counters = counters;
        _standings = standings;

        // Hardly any batch comes again later, and its row is enough to answer it then.
        _departure = new Departure(this, Lingering, () => _callers == 0);
    }

    public async Task<Result<BatchOutcome>> Report(CommandBatch batch)
    {
        if (CommandBatches.Refuse(batch) is { } refusal)
        {
            return refusal;
        }

        _callers++;
        try
        {
            return await AnswerOf(batch);
        }
        finally
        {
            _callers--;
            _departure.Begin();
        }
    }

    private async Task<Result<BatchOutcome>> AnswerOf(CommandBatch batch)
    {
        while (true)
        {
            DateTimeOffset now = _clock.StoredNow();
            if (_counting is { IsCompleted: false } counting)
            {
                await counting;
            }
            else if (!_stored.Exists || _stored.Current.SweepAfter <= now)
            {
                return await (_counting = Count(batch, now));
            }
            else
            {
                return _stored.Current.Fingerprint.FixedTimeEquals(batch.Fingerprint)
                    ? _stored.Current.ToOutcome()
                    : new Refusal(ErrorCodes.IdempotencyMismatch, "This Idempotency-Key came before with another body.");
            }
        }
    }

    private async Task<BatchOutcome> Count(CommandBatch batch, DateTimeOffset now)
    {
        IReadOnlyDictionary<long, UserStanding> standings = await Ask(CommandBatches.Users(batch, now));
        if (_stored.Exists)
        {
            // Only a row that is written for the first time is counted.
            await _stored.Clear();
        }

        DateTimeOffset keptUntil = BatchKey.ComesAgain(this.GetPrimaryKeyString()) ? now + BatchState.Lifetime : now;
        await _stored.Write(CommandBatches.Count(batch, standings, keptUntil, now));
        _counters.CountCommands(_stored.Current.CommandTallies.Sum(tally => tally.Amount));
        CommandMeter.CountRejected(_stored.Current.Rejected);
        return _stored.Current.ToOutcome();
    }

    private async Task<IReadOnlyDictionary<long, UserStanding>> Ask(FrozenSet<long> users)
    {
        var standings = new Dictionary<long, UserStanding>(users.Count);
        foreach (long[] some in users.Chunk(AskedAtOnce))
        {
            UserStanding?[] answers = await Task.WhenAll(some.Select(user => _standings.Read(new UserId(user)).AsTask()));
            for (int i = 0; i < some.Length; i++)
            {
                if (answers[i] is { } standing)
                {
                    standings.Add(some[i], standing);
                }
            }
        }

        return standings;
    }
}
