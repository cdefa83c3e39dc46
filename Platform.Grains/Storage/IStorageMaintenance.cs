namespace Platform.Grains.Storage;

/// <summary>What the grains ask of the storage beside reading and writing their states.</summary>
public interface IStorageMaintenance
{
    /// <summary>One cheap round trip that proves the database answers.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task PingAsync(CancellationToken cancellation);

    /// <summary>Deletes rows whose <c>sweep_after</c> is past.</summary>
    /// <param name="now">Rows with an earlier <c>sweep_after</c> go.</param>
    /// <param name="most">How many rows at the most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>How many rows went.</returns>
    Task<int> SweepExpiredAsync(DateTimeOffset now, int most, CancellationToken cancellation);

    /// <summary>Folds the appended counter changes into the counters.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task RollUpStatisticsAsync(CancellationToken cancellation);

    /// <summary>A fact that all silos of the cluster share.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null when it was never written.</returns>
    Task<string?> ReadClusterFactAsync(string name, CancellationToken cancellation);

    /// <summary>Writes such a fact, unless it is there already.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False when it was there already.</returns>
    Task<bool> TryWriteClusterFactAsync(string name, string value, CancellationToken cancellation);
}
