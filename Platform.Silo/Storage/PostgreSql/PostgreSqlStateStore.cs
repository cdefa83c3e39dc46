using Platform.Silo.Storage.States;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Grain states in PostgreSQL.</summary>
internal sealed class PostgreSqlStateStore(StateReadLanes reads, StateWriteLanes writes, string serviceId) : IStateStore
{
    /// <inheritdoc />
    public Task<StoredState?> ReadAsync(StateKey key) => reads.RunAsync(new StateRead(key, serviceId));

    /// <inheritdoc />
    public Task<int?> WriteAsync(StateKey key, int? expected, BinaryData payload) =>
        writes.RunAsync(new StateWrite(key, serviceId, expected, payload));

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(StateKey key, int expected) =>
        await writes.RunAsync(new StateWrite(key, serviceId, expected, payload: null)) is not null;
}
