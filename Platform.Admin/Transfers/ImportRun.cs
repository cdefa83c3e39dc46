using System.Collections.Immutable;
using Platform.Admin.Connection;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Transfers;

/// <summary>One import: reads rows, sends some at once, names the bad ones, and goes on.</summary>
/// <typeparam name="TRecord">A row as the cluster takes it.</typeparam>
/// <typeparam name="TOutcome">What became of it.</typeparam>
/// <param name="kind">What is imported.</param>
/// <param name="pace">How it goes on.</param>
/// <param name="send">Has the cluster import rows.</param>
/// <param name="tell">Told of every bad row.</param>
/// <param name="progress">Told how far it is.</param>
/// <param name="time">The clock.</param>
internal sealed class ImportRun<TRecord, TOutcome>(
    ImportKind<TRecord, TOutcome> kind,
    ImportPace pace,
    SendRows<TRecord, TOutcome> send,
    Action<TransferRow, BadRow> tell,
    Action<ImportTally> progress,
    TimeProvider time)
{
    private const int Tries = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // No timer is finer.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly SeenRows _seen = new();
    private readonly List<(TransferRow Row, TRecord Record)> _waiting = [];
    private readonly long _start = time.GetTimestamp();
    private long _sent;

    /// <summary>How far it is.</summary>
    public ImportTally Tally { get; } = new() { NextRow = pace.From };

    private bool MustStop => Tally.Refusal is not null || pace.Pressed.IsCancellationRequested || (pace.StopsOnError && Tally.Bad > 0);

    /// <summary>Goes through the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ClusterAwayException">The cluster went away and did not come back.</exception>
    public async Task RunAsync(IAsyncEnumerable<TransferRow> rows)
    {
        await foreach (TransferRow row in rows)
        {
            if (MustStop)
            {
                Tally.IsStopped = true;
                break;
            }

            Take(row);
            if (_waiting.Count == pace.AtOnce)
            {
                await SendAsync();
            }
        }

        // A bad row further on keeps those before it from nothing.
        if (_waiting.Count > 0 && Tally.Refusal is null && !pace.Pressed.IsCancellationRequested)
        {
            await SendAsync();
        }

        Tally.IsStopped |= _waiting.Count > 0 || Tally.Refusal is not null;
    }

    private void Take(TransferRow row)
    {
        CellReader cells = new(row);
        TRecord? record = row.Complaint is null ? kind.Read(cells) : default;
        ImmutableArray<RowComplaint> complaints = row.Complaint is { } whole ? [whole] : [.. cells.Complaints];
        if (record is not null && complaints.IsEmpty && _seen.Note(row, kind.Unique(record)) is { } again)
        {
            complaints = [again];
        }

        if (row.Number < pace.From)
        {
            return;
        }

        Tally.Rows++;
        if (complaints.IsEmpty)
        {
            _waiting.Add((row, record!));
        }
        else
        {
            Complain(row, complaints);
        }
    }

    private async Task SendAsync()
    {
        await KeepRateAsync();
        Result<ImmutableArray<Result<TOutcome>>> outcomes = await AskAsync([.. _waiting.Select(waiting => waiting.Record)]);
        if (outcomes.IsRefused)
        {
            Tally.Refusal = outcomes.Refusal;
            return;
        }

        foreach ((TransferRow row, Result<TOutcome> outcome) in _waiting.Select(waiting => waiting.Row).Zip(outcomes.Value))
        {
            if (outcome.IsRefused)
            {
                Complain(row, [.. Complaints(outcome.Refusal)]);
            }
            else if (kind.WasThere(outcome.Value))
            {
                Tally.AlreadyThere++;
            }
            else
            {
                Tally.Created++;
            }
        }

        _sent += _waiting.Count;
        Tally.NextRow = _waiting[^1].Row.Number + 1;
        _waiting.Clear();
        progress(Tally);
    }

    // A silo may be gone for a while in the middle of a long file, and asking again does nothing twice.
    private async Task<Result<ImmutableArray<Result<TOutcome>>>> AskAsync(ImmutableArray<TRecord> records)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await send(records);
            }
            catch (ClusterAwayException) when (_sent > 0 && attempt < Tries && !pace.Pressed.IsCancellationRequested)
            {
                await Task.Delay(Pause, time);
            }
        }
    }

    private async Task KeepRateAsync()
    {
        TimeSpan early = TimeSpan.FromSeconds((double)_sent / pace.RowsPerSecond) - time.GetElapsedTime(_start);
        if (early >= Tick)
        {
            await Task.Delay(early, time);
        }
    }

    private void Complain(TransferRow row, ImmutableArray<RowComplaint> complaints)
    {
        BadRow bad = BadRow.Of(row, complaints);
        Tally.Note(bad);
        tell(row, bad);
    }

    private static IEnumerable<RowComplaint> Complaints(Refusal refusal) => refusal.Fields.IsEmpty
        ? [new RowComplaint(null, refusal.Code, refusal.Detail)]
        : refusal.Fields.Select(field => new RowComplaint(field.Key, refusal.Code, string.Join(' ', field.Value)));
}

/// <summary>How an import goes on.</summary>
/// <param name="From">The number of the first row.</param>
/// <param name="AtOnce">Rows a call.</param>
/// <param name="RowsPerSecond">Rows a second at the most.</param>
/// <param name="StopsOnError">Whether it stops at a bad row.</param>
/// <param name="Pressed">Cancelled when the operator wants no more.</param>
internal sealed record ImportPace(long From, int AtOnce, long RowsPerSecond, bool StopsOnError, CancellationToken Pressed);
