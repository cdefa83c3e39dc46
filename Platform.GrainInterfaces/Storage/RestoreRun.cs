using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Storage;

/// <summary>What came of a restore, or what would come of it.</summary>
/// <param name="Header">What the file says of itself.</param>
/// <param name="Tables">Rows by table.</param>
[GenerateSerializer, Immutable, Alias("platform.storage.restore-outcome")]
public sealed record RestoreOutcome([property: Id(0)] BackupHeader Header, [property: Id(1)] ImmutableSortedDictionary<string, long> Tables)
{
    /// <summary>Whether every silo goes by what was restored; otherwise they must be started anew. True of a rehearsal, too.</summary>
    [Id(2)]
    public bool InForce { get; init; } = true;

    /// <summary>Rows of all tables.</summary>
    public long Rows => Tables.Values.Sum();
}

/// <summary>How far a restore is.</summary>
/// <param name="Rows">Rows that were read from the file so far.</param>
[GenerateSerializer, Immutable, Alias("platform.storage.restore-progress")]
public sealed record RestoreProgress([property: Id(0)] long Rows);
