using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.Bots;

/// <summary>One batch of a bot: counted once, however often it comes. Key: <see cref="BatchKey"/>.</summary>
[Alias("platform.bots.batch-grain")]
public interface IBotBatchGrain : IGrainWithStringKey
{
    /// <summary>Counts the good items and names the bad ones; within 24 hours the same batch gets its first answer again.</summary>
    /// <param name="batch">The batch; one that comes while the first still runs waits for it.</param>
    /// <returns>What became of it, or <see cref="ErrorCodes.IdempotencyMismatch"/> when another body came under this key before.</returns>
    [Alias("report")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<BatchOutcome>> Report(CommandBatch batch);
}
