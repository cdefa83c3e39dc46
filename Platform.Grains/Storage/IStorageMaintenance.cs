using System.Collections.Immutable;

namespace Platform.Grains.Storage;

/// <summary>What the database wants done besides the reads and writes of grain state.</summary>
public interface IStorageMaintenance
{
    /// <summary>Makes one cheap round trip; throws when the database does not answer.</summary>
    Task PingAsync(CancellationToken cancellation);

    /// <summary>Deletes states whose <c>sweep_after</c> lies before an instant.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="most">How many states to delete at most.</param>
    /// <param name="cancellation">Ends the sweep between two batches.</param>
    /// <returns>How many were deleted; fewer than <paramref name="most"/> when nothing is left to sweep.</returns>
    Task<int> SweepExpiredAsync(DateTimeOffset now, int most, CancellationToken cancellation);

    /// <summary>States whose <c>wake_after</c> has come: their grains have something to write down that the clock has decided.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="after">The last one of the page before; null to begin.</param>
    /// <param name="most">States at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>Longest overdue first; fewer than <paramref name="most"/> when there are no more.</returns>
    Task<ImmutableArray<OverdueState>> FindOverdueAsync(DateTimeOffset now, OverdueState? after, int most, CancellationToken cancellation);

    /// <summary>
    /// Folds what was counted since the last call, of statistics buckets and of commands, and forgets what nobody can ask for any more: minutes
    /// beyond the last 24 hours, and what a bot counted before it was deleted or its statistics were reset. Changes no total that is left.
    /// </summary>
    /// <param name="now">An instant before which nobody's last 24 hours end.</param>
    /// <param name="cancellation">Ends the upkeep between two batches.</param>
    Task RollUpStatisticsAsync(DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Reads what the cluster once agreed on under a name, or null.</summary>
    Task<string?> ReadClusterFactAsync(string name, CancellationToken cancellation);

    /// <summary>Writes a fact of the cluster unless there is one of this name already.</summary>
    /// <returns>Whether this call wrote it.</returns>
    Task<bool> TryWriteClusterFactAsync(string name, string value, CancellationToken cancellation);

    /// <summary>Writes a fact of the cluster in the place of another.</summary>
    /// <returns>Whether <paramref name="known"/> was still the one.</returns>
    Task<bool> TryReplaceClusterFactAsync(string name, string known, string value, CancellationToken cancellation);
}

/// <summary>A state whose grain should wake up.</summary>
/// <param name="WakeAfter">Since when, as the state says it.</param>
/// <param name="StateName">One of the state names.</param>
/// <param name="GrainKey">The grain's key as Orleans writes it; a number is in hexadecimal.</param>
public sealed record OverdueState(string WakeAfter, string StateName, string GrainKey);
