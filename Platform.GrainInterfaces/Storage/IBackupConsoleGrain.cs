using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Storage;

/// <summary>The console's door to backups: hands out one at a time, piece by piece, as of the instant it began. Key 0.</summary>
[Alias("platform.storage.backup-console")]
public interface IBackupConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>So long the next piece may take on a busy database.</summary>
    const string LongestStep = "00:02:00";

    /// <summary>Begins a backup: from here on it sees nothing that is written later. It is given up when nothing is read for a minute.</summary>
    /// <param name="session">An Owner's session token; null when he shows the operator key.</param>
    /// <param name="operatorKey">The installation's operator key; null when he shows a session.</param>
    /// <returns><see cref="ErrorCodes.Forbidden"/> for one who is no Owner; <see cref="ErrorCodes.Conflict"/> while another one is being read.</returns>
    [Alias("begin")]
    [ResponseTimeout(LongestStep)]
    Task<Result<BackupRun>> Begin(Secret? session, Secret? operatorKey);

    /// <summary>Reads on.</summary>
    /// <param name="run">The backup.</param>
    /// <param name="offset">Bytes read so far.</param>
    /// <returns>The bytes from there; <see cref="ErrorCodes.Conflict"/> when the backup was given up.</returns>
    [Alias("read")]
    [ResponseTimeout(LongestStep)]
    Task<Result<BackupChunk>> Read(Guid run, long offset);

    /// <summary>Gives a backup up that nobody wants any more.</summary>
    /// <param name="run">The backup.</param>
    [Alias("abandon")]
    Task Abandon(Guid run);
}
