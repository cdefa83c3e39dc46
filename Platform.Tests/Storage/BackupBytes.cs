using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Storage;
using Platform.Grains.Audit;
using Platform.Grains.Storage.Backups;

namespace Platform.Tests.Storage;

/// <summary>Backups that are kept in memory, without the grains between them and the database.</summary>
internal static class BackupBytes
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The file of a backup.</summary>
    public static async Task<byte[]> BackUpAsync(this TestStorage storage)
    {
        var snapshot = await storage.Backups.OpenSnapshotAsync(CancellationToken.None);
        return await ReadAsync(new BackupReading(snapshot, Header(storage, snapshot)));
    }

    public static async Task<byte[]> ReadAsync(BackupReading reading)
    {
        await using (reading)
        {
            using var file = new MemoryStream();
            BackupChunk chunk;
            do
            {
                chunk = await reading.Next();
                await file.WriteAsync(chunk.Bytes);
            }
            while (!chunk.IsLast);

            Assert.Equal(file.Length, reading.Length);
            return file.ToArray();
        }
    }

    /// <summary>Restores a file, a few kilobytes at a time.</summary>
    public static async Task<RestoreOutcome> RestoreAsync(this TestStorage storage, byte[] file)
    {
        await using var writing = new RestoreWriting(await storage.Backups.BeginRestoreAsync(CancellationToken.None), HeaderOf(file));
        foreach (var piece in file.Chunk(5_000))
        {
            await writing.Write(piece);
        }

        return await writing.Finish(_ => AuditEvent.Done(AuditEvents.BackupRestore, actor: null, AuditTargets.Backup, "test", Noon.AddYears(1)));
    }

    public static BackupHeader HeaderOf(byte[] file) => Assert.IsType<BackupHeader>(BackupFile.Read(file.AsSpan(0, Array.IndexOf(file, (byte)'\n'))));

    public static BackupHeader Header(TestStorage storage, IBackupSnapshot snapshot) =>
        new(BackupFile.Format, "1.2.3", storage.Backups.Database, snapshot.SchemaVersion, "fingerprint", Noon);
}
