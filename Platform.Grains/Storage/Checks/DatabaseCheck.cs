using Platform.GrainInterfaces.Storage;
using static Platform.Grains.Storage.Checks.Checked;

namespace Platform.Grains.Storage.Checks;

/// <summary>Whether the database answers fast, with the schema of this program.</summary>
internal sealed class DatabaseCheck(IStorageMaintenance storage, IStorageInspection inspection) : ICheck
{
    private const double Slow = 100;

    public string Name => "database";

    public async Task<CheckResult> Run(CancellationToken cancellation)
    {
        // The first question may open a connection.
        await storage.PingAsync(cancellation);
        long start = TimeProvider.System.GetTimestamp();
        await storage.PingAsync(cancellation);
        double milliseconds = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        (int stored, int known) = await inspection.ReadSchemaAsync(cancellation);
        if (stored != known)
        {
            return this.Fail(stored, Text($"The schema has version {stored}, this release knows {known}. Start silos of one release only."));
        }

        return milliseconds > Slow
            ? this.Warn(stored, Text($"It answers in {milliseconds:F0} ms, which is slow; every change waits for it. Look at its load and at the network."))
            : this.Good(stored, Text($"It answers in {milliseconds:F1} ms; schema version {stored}."));
    }
}
