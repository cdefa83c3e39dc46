using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Storage;

/// <summary>The console's door to restoring a backup into a new installation: all of it or nothing. Key 0.</summary>
[Alias("platform.storage.restore-console")]
public interface IRestoreConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>So long a step may take: the last one writes the counters of many rows.</summary>
    const string LongestStep = "00:10:00";

    /// <summary>Begins. The installation takes no other change until the end; it is given up when nothing is written for a minute.</summary>
    /// <param name="operatorKey">The installation's operator key: a new one has no Owner.</param>
    /// <param name="header">The file's first line.</param>
    /// <param name="dryRun">True to read the file through and change nothing.</param>
    /// <returns>
    /// A name for the calls that follow; <see cref="ErrorCodes.Conflict"/> when the installation is not new, has another server secret, or is being restored already;
    /// <see cref="ErrorCodes.ValidationFailed"/> for a file of a newer release.
    /// </returns>
    [Alias("begin")]
    [ResponseTimeout(LongestStep)]
    Task<Result<Guid>> Begin(Secret operatorKey, BackupHeader header, bool dryRun);

    /// <summary>Hands over the next bytes of the file, from its first to its last.</summary>
    /// <param name="run">The restore.</param>
    /// <param name="offset">Bytes handed over so far.</param>
    /// <param name="bytes">At most <see cref="BackupFile.LargestChunk"/>.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/> when the file is damaged; <see cref="ErrorCodes.Conflict"/> when the restore was given up.</returns>
    [Alias("write")]
    [ResponseTimeout(LongestStep)]
    Task<Result<RestoreProgress>> Write(Guid run, long offset, ReadOnlyMemory<byte> bytes);

    /// <summary>Says that the file is whole: it is checked once more, and what it holds is in force when the answer comes.</summary>
    /// <param name="run">The restore.</param>
    [Alias("finish")]
    [ResponseTimeout(LongestStep)]
    Task<Result<RestoreOutcome>> Finish(Guid run);

    /// <summary>Gives a restore up; nothing is changed.</summary>
    /// <param name="run">The restore.</param>
    [Alias("abandon")]
    Task Abandon(Guid run);
}
