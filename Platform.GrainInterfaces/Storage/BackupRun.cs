namespace Platform.GrainInterfaces.Storage;

/// <summary>A backup that has begun.</summary>
/// <param name="Run">Its name for the calls that follow.</param>
/// <param name="Header">What its first line says.</param>
[GenerateSerializer, Immutable, Alias("platform.storage.backup-run")]
public sealed record BackupRun([property: Id(0)] Guid Run, [property: Id(1)] BackupHeader Header);

/// <summary>The next bytes of a backup.</summary>
/// <param name="Bytes">As they belong into the file; at most <see cref="BackupFile.LargestChunk"/>, and none only at the end.</param>
/// <param name="Rows">Rows of the database in the file so far.</param>
/// <param name="IsLast">Whether the file is whole now.</param>
[GenerateSerializer, Immutable, Alias("platform.storage.backup-chunk")]
public sealed record BackupChunk([property: Id(0)] ReadOnlyMemory<byte> Bytes, [property: Id(1)] long Rows, [property: Id(2)] bool IsLast);
