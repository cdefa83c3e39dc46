using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Storage;

namespace Platform.Admin.Storage;

/// <summary>Restores a backup into a new installation.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Restore a backup into an installation that is new, all of it or nothing, with the operator key.")]
[Example("restore platform-2026-03-01.backup --dry-run")]
[Example("restore platform-2026-03-01.backup --cluster 10.0.0.1:30000 --operator-key-file new/operator.key")]
internal sealed class RestoreCommand(Surroundings surroundings) : OperatorKeyCommand<RestoreSettings>(surroundings)
{
    private static readonly TimeSpan LongestStep = TimeSpan.Parse(IRestoreConsoleGrain.LongestStep, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(RestoreSettings settings, Secret operatorKey, ICluster cluster)
    {
        string path = Path.GetFullPath(settings.File);
        using BackupSource source = BackupSource.Open(path);
        using ProgressLine progress = new(Surroundings.Terminal);
        Result<RestoreOutcome> outcome =
            await source.RefuseAsync(read => progress.Show($"Checking the file: {Sizes.Text(read)} of {Sizes.Text(source.Length)}.")) is { } damaged
                ? damaged
                : await SendAsync(source, operatorKey, settings.DryRun, cluster, progress);
        if (settings.DryRun)
        {
            Facet target = new($"this installation, from {path}", new { type = "backup", file = path });
            return outcome.IsRefused
                ? DryRun.Refused(target, outcome.Refusal)
                : DryRun.Allowed(target, new Facet("new", new { rows = 0 }), new Facet(Words(outcome.Value), new { rows = outcome.Value.Rows, tables = outcome.Value.Tables }));
        }

        return outcome.IsRefused ? outcome.Refusal : await ReportAsync(outcome.Value, operatorKey, cluster, progress);
    }

    private async Task<Result<RestoreOutcome>> SendAsync(BackupSource source, Secret operatorKey, bool dryRun, ICluster cluster, ProgressLine progress)
    {
        cluster.StartOver(LongestStep);
        Result<Guid> run = await cluster.AskAsync((IRestoreConsoleGrain restores) => restores.Begin(operatorKey, source.Header!, dryRun));
        if (run.IsRefused)
        {
            return run.Refusal;
        }

        using Interruption interruption = Surroundings.Interruptible();
        long sent = 0;
        await foreach (ReadOnlyMemory<byte> chunk in source.ReadAsync())
        {
            // The piece is read over before the call has gone out.
            ReadOnlyMemory<byte> bytes = chunk.ToArray();
            long offset = sent;
            cluster.StartOver(LongestStep);
            Result<RestoreProgress> written = await cluster.AskAsync((IRestoreConsoleGrain restores) => restores.Write(run.Value, offset, bytes));
            if (written.IsRefused)
            {
                return written.Refusal;
            }

            sent += bytes.Length;
            progress.Show($"{written.Value.Rows} rows, {Sizes.Text(sent)} of {Sizes.Text(source.Length)}.");
            if (interruption.Pressed.IsCancellationRequested)
            {
                await cluster.AskAsync(async (IRestoreConsoleGrain restores) =>
                {
                    await restores.Abandon(run.Value);
                    return true;
                });
                return new Refusal(ErrorCodes.Conflict, "The restore was broken off; nothing was changed.");
            }
        }

        cluster.StartOver(LongestStep);
        Task<Result<RestoreOutcome>> finished = cluster.AskAsync((IRestoreConsoleGrain restores) => restores.Finish(run.Value));
        return await Working.ShowAsync(finished, "Writing what was restored", progress, Surroundings.Time);
    }

    // What the restore derived anew is proved at once, by the same checks that doctor makes.
    private async Task<Answer> ReportAsync(RestoreOutcome outcome, Secret operatorKey, ICluster cluster, ProgressLine progress)
    {
        List<CheckResult> checks = [];
        foreach (string name in new[] { CheckNames.Counters, CheckNames.Audit })
        {
            cluster.StartOver(LongestStep);
            Task<Result<CheckResult>> check = cluster.AskAsync((IDoctorConsoleGrain doctor) => doctor.Run(null, operatorKey, name));
            Result<CheckResult> result = await Working.ShowAsync(check, $"Checking: {name}", progress, Surroundings.Time);
            if (result.IsRefused)
            {
                return result.Refusal;
            }

            checks.Add(result.Value);
        }

        List<View> lines = [new Sentence($"Restored: {Words(outcome)}.", Tone.Good), .. checks.Select(CheckWords.Line)];
        if (!outcome.InForce)
        {
            lines.Add(new Sentence("A part of the cluster did not take note: start the silos anew.", Tone.Bad));
        }

        bool isGood = outcome.InForce && checks.All(check => check.Status != CheckStatus.Problem);
        return new Done(
            new Report(outcome.Header.CreatedAt, outcome.Header.Database, outcome.Rows, outcome.Tables, outcome.InForce, [.. checks.Select(CheckWords.Document)]),
            new Stack(lines),
            isGood ? ExitCodes.Done : ExitCodes.Refused);
    }

    private static string Words(RestoreOutcome outcome) => string.Create(
        CultureInfo.InvariantCulture, $"{outcome.Rows} rows, the state of {UtcTime.Alone(outcome.Header.CreatedAt)}");

    private sealed record Report(
        DateTimeOffset CreatedAt, string Database, long Rows, IReadOnlyDictionary<string, long> Tables, bool InForce, IReadOnlyList<object> Checks);
}
