namespace Platform.Silo.Storage.States;

/// <summary>The rows of grain states in one database.</summary>
/// <remarks>
/// A row's version starts at a random number and grows by one with each write, so that a row that was deleted and made anew is
/// never taken for its predecessor by an activation that missed it.
/// </remarks>
internal interface IStateStore
{
    /// <summary>Reads a state, or null where there is none.</summary>
    Task<StoredState?> ReadAsync(StateKey key);

    /// <summary>Writes a state durably.</summary>
    /// <param name="key">Whose state.</param>
    /// <param name="expected">The version that is to be replaced; null when there must be none yet.</param>
    /// <param name="payload">The state as UTF-8 JSON.</param>
    /// <returns>The new version, or null when another one than expected is stored.</returns>
    /// <exception cref="System.Data.Common.DbException">The write failed, or its outcome is unknown.</exception>
    Task<int?> WriteAsync(StateKey key, int? expected, BinaryData payload);

    /// <summary>Deletes a state.</summary>
    /// <returns>Whether the expected version was stored and is gone.</returns>
    /// <exception cref="System.Data.Common.DbException">The deletion failed, or its outcome is unknown.</exception>
    Task<bool> DeleteAsync(StateKey key, int expected);
}

/// <summary>Whose state a row holds.</summary>
/// <param name="StateName">The state's name.</param>
/// <param name="GrainKey">The grain's key as Orleans writes it.</param>
internal readonly record struct StateKey(string StateName, string GrainKey)
{
    /// <inheritdoc />
    public override string ToString() => $"{StateName}/{GrainKey}";
}

/// <summary>A state as it is stored.</summary>
/// <param name="Version">The row's version.</param>
/// <param name="Payload">The state as UTF-8 JSON.</param>
internal sealed record StoredState(int Version, BinaryData Payload);
