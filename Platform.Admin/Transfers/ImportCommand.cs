using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Transfers;

/// <summary>A command that imports a file: reading, sending, naming what is bad and telling are done here, once for all.</summary>
/// <typeparam name="TSettings">Its options and arguments.</typeparam>
/// <typeparam name="TRecord">A row as the cluster takes it.</typeparam>
/// <typeparam name="TOutcome">What became of it.</typeparam>
/// <param name="surroundings">What lies outside the console.</param>
internal abstract class ImportCommand<TSettings, TRecord, TOutcome>(Surroundings surroundings) : SessionCommand<TSettings>(surroundings)
    where TSettings : ImportSettings
{
    private const long UsualRate = 1_000;

    /// <summary>What is imported.</summary>
    protected abstract ImportKind<TRecord, TOutcome> Kind { get; }

    /// <summary>The most rows of one call.</summary>
    protected abstract int AtOnce { get; }

    /// <summary>How long a call may take.</summary>
    protected abstract TimeSpan LongestStep { get; }

    /// <summary>Opens what the outcomes need beside the cluster.</summary>
    /// <param name="settings">Options and arguments.</param>
    protected virtual IDisposable? OpenKeep(TSettings settings) => null;

    /// <summary>Keeps what is told of outcomes this once.</summary>
    /// <param name="keep">What was opened.</param>
    /// <param name="outcomes">The outcomes.</param>
    protected virtual void Keep(IDisposable? keep, ImmutableArray<Result<TOutcome>> outcomes)
    {
    }

    /// <summary>Has the cluster import some rows.</summary>
    /// <param name="settings">Options and arguments.</param>
    /// <param name="session">The operator's session token.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="records">The rows.</param>
    protected abstract Task<Result<ImmutableArray<Result<TOutcome>>>> AskAsync(
        TSettings settings, Secret session, ICluster cluster, ImmutableArray<TRecord> records);

    /// <inheritdoc/>
    protected sealed override async Task<Answer> AnswerAsync(TSettings settings, Secret session, ICluster cluster)
    {
        long from = Read("--from", settings.From) ?? 1;
        long rate = Read("--rate", settings.Rate) ?? UsualRate;
        using TransferSource source = TransferSource.Open(settings, new KnownColumns(Kind.Columns, Kind.Required), Surroundings);
        using ImportReport? report = ImportReport.Begin(settings.Report, settings.File, Kind.Columns);
        using IDisposable? keep = settings.DryRun ? null : OpenKeep(settings);
        using Interruption interruption = Surroundings.Interruptible();
        using ProgressLine progress = new(Surroundings.Terminal);
        async Task<Result<ImmutableArray<Result<TOutcome>>>> Send(ImmutableArray<TRecord> records)
        {
            cluster.StartOver(LongestStep);
            Result<ImmutableArray<Result<TOutcome>>> outcomes = await AskAsync(settings, session, cluster, records);
            if (!outcomes.IsRefused)
            {
                Keep(keep, outcomes.Value);
            }

            return outcomes;
        }

        long start = Surroundings.Time.GetTimestamp();
        ImportRun<TRecord, TOutcome> run = new(
            Kind,
            new ImportPace(from, AtOnce, rate, settings.StopOnError, interruption.Pressed),
            Send,
            (row, bad) =>
            {
                report?.Add(row, bad);
                progress.Clear();
                Name(bad, settings.Json);
            },
            tally => progress.Show(ProgressBar.Text(tally, source.Percent, Surroundings.Time.GetElapsedTime(start))),
            Surroundings.Time);
        try
        {
            await run.RunAsync(source.Rows.ReadAsync());
        }
        catch (ClusterAwayException)
        {
            progress.Clear();
            TellHowToGoOn(run.Tally, settings.Json);
            throw;
        }

        progress.Clear();
        return Tell(settings, run.Tally, report);
    }

    private static long? Read(string option, string? typed) => WholeNumber.Read<long>(option, typed) switch
    {
        null => null,
        < 1 => throw new UsageException($"{option} takes a number from 1, not '{typed}'."),
        { } number => number,
    };

    // A program has it in the document.
    private void TellHowToGoOn(ImportTally tally, bool json)
    {
        if (!json)
        {
            Surroundings.Terminal.Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"Stopped at row {tally.NextRow}. The same command goes on there with --from {tally.NextRow}; without it, rows that are there already are passed over."));
        }
    }

    // On stderr at once: a long file may have many, and its end may be far.
    private void Name(BadRow bad, bool json)
    {
        if (json)
        {
            Surroundings.Terminal.Error.WriteLine(JsonSerializer.Serialize(bad, ConsoleJson.Options));
        }
        else
        {
            Surroundings.Terminal.Tell(bad.ToSentence());
        }
    }

    private Answer Tell(TSettings settings, ImportTally tally, ImportReport? report)
    {
        if (tally.IsStopped)
        {
            TellHowToGoOn(tally, settings.Json);
        }

        if (tally.Refusal is { } refusal)
        {
            return refusal;
        }

        ImportSummary summary = new(
            settings.DryRun,
            new ImportTarget(Kind.Things, TransferFormats.Typed(settings.File)),
            Before: null,
            new ImportOutcome(tally.Created, tally.AlreadyThere),
            Allowed: tally.Bad == 0,
            tally.BadRows is [var first, ..] ? first.Code : null,
            tally.BadRows is [var bad, ..] ? bad.ToSentence() : null,
            tally.Rows,
            tally.Created,
            tally.AlreadyThere,
            tally.Bad,
            tally.BadRows,
            tally.IsStopped,
            tally.IsStopped ? tally.NextRow : null,
            report?.Path);
        List<(string, Toned)> lines =
        [
            ("Rows", Number(tally.Rows)),
            (settings.DryRun ? "Would be imported" : "Imported", Number(tally.Created)),
            ("There already", Number(tally.AlreadyThere)),
            ("Bad", new Toned(Number(tally.Bad), tally.Bad == 0 ? Tone.Plain : Tone.Bad)),
        ];
        if (report is not null)
        {
            lines.Add(("Report", report.Path));
        }

        // A rehearsal answers a question, whatever the answer (reference.md, section 10).
        bool isWhole = tally.Bad == 0 && !tally.IsStopped;
        return new Done(summary, new Card([.. lines]), isWhole || (settings.DryRun && !tally.IsStopped) ? ExitCodes.Done : ExitCodes.Refused);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record ImportTarget(string Type, string File);

    private sealed record ImportOutcome(long Created, long AlreadyThere);

    private sealed record ImportSummary(
        bool DryRun,
        ImportTarget Target,
        object? Before,
        ImportOutcome After,
        bool Allowed,
        string? Code,
        string? Detail,
        long Rows,
        long Created,
        long AlreadyThere,
        long Bad,
        IReadOnlyList<BadRow> BadRows,
        bool Stopped,
        long? NextRow,
        string? Report);
}
