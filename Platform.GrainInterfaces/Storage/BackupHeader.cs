namespace Platform.GrainInterfaces.Storage;

/// <summary>What the first line of a backup says of it.</summary>
/// <param name="Format">Version of the file's form; see <see cref="BackupFile.Format"/>.</param>
/// <param name="PlatformVersion">Version of the program that wrote it.</param>
/// <param name="Database">Where it was read from: <c>embedded</c> or <c>postgresql</c>. It can be restored into either.</param>
/// <param name="SchemaVersion">Version of that database's schema.</param>
/// <param name="ServerSecret">Fingerprint of the server secret that hashes in it were made with; not the secret.</param>
/// <param name="CreatedAt">The instant whose state it holds.</param>
[GenerateSerializer, Immutable, Alias("platform.storage.backup-header")]
public sealed record BackupHeader(
    [property: Id(0)] int Format,
    [property: Id(1)] string PlatformVersion,
    [property: Id(2)] string Database,
    [property: Id(3)] int SchemaVersion,
    [property: Id(4)] string ServerSecret,
    [property: Id(5)] DateTimeOffset CreatedAt);
