using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Credentials;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Storage;

namespace Platform.Admin.Storage;

/// <summary>Writes all that the platform stores into a file.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Write all that the platform stores into a file, as of one instant, while it runs on; by an Owner's session or the operator key.")]
[Example("backup platform-2026-03-01.backup")]
[Example("backup /var/backups/platform.backup --json --data /var/lib/platform")]
internal sealed class BackupCommand(Surroundings surroundings) : ConsoleCommand<BackupSettings>(surroundings)
{
    private const string KeptApart =
        "Not in it: server.secret, operator.key and public-api.key. Keep server.secret apart from the backup: it cannot be restored without it.";

    private static readonly TimeSpan LongestStep = TimeSpan.Parse(IBackupConsoleGrain.LongestStep, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(BackupSettings settings, ICluster cluster)
    {
        string path = Path.GetFullPath(settings.File);
        using DraftFile target = DraftFile.Create(path);
        cluster.StartOver(LongestStep);
        Result<BackupRun> run = await new ShownCredentials(settings, Surroundings).AskAsync(
            (session, key) => cluster.AskAsync((IBackupConsoleGrain backups) => backups.Begin(session, key)));
        if (run.IsRefused)
        {
            return run.Refusal;
        }

        using Interruption interruption = Surroundings.Interruptible();
        Result<BackupChunk> last = await ReadAsync(run.Value.Run, target, cluster, interruption);
        if (last.IsRefused)
        {
            return last.Refusal;
        }

        if (!last.Value.IsLast)
        {
            return Answer.NothingChanged;
        }

        string hash = target.Complete();
        return new Done(
            new Report(path, last.Value.Rows, target.Length, hash, run.Value.Header.CreatedAt),
            new Stack(
                new Card(
                    ("File", path),
                    ("State of", UtcTime.Alone(run.Value.Header.CreatedAt)),
                    ("Rows", last.Value.Rows.ToString(CultureInfo.InvariantCulture)),
                    ("Size", Sizes.Text(target.Length)),
                    ("SHA-256", hash)),
                KeptApart));
    }

    private async Task<Result<BackupChunk>> ReadAsync(Guid run, DraftFile target, ICluster cluster, Interruption interruption)
    {
        using ProgressLine progress = new(Surroundings.Terminal);
        while (true)
        {
            cluster.StartOver(LongestStep);
            Result<BackupChunk> chunk = await cluster.AskAsync((IBackupConsoleGrain backups) => backups.Read(run, target.Length));
            if (chunk.IsRefused)
            {
                return chunk;
            }

            await target.WriteAsync(chunk.Value.Bytes);
            progress.Show($"{chunk.Value.Rows} rows, {Sizes.Text(target.Length)} so far.");
            if (chunk.Value.IsLast)
            {
                return chunk;
            }

            if (interruption.Pressed.IsCancellationRequested)
            {
                await cluster.AskAsync(async (IBackupConsoleGrain backups) =>
                {
                    await backups.Abandon(run);
                    return true;
                });
                return chunk;
            }
        }
    }

    private sealed record Report(string File, long Rows, long Bytes, string Sha256, DateTimeOffset CreatedAt);
}
