using Platform.Silo.Storage;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class MaintenanceTests(StorageDatabases databases)
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_sweep_deletes_what_is_overdue_and_nothing_else(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.WriteAsync("overdue", new SampleState { SweepAfter = SweepInstant.Text(Noon.AddMicroseconds(-1)) });
        await storage.WriteAsync("due now", new SampleState { SweepAfter = SweepInstant.Text(Noon) });
        await storage.WriteAsync("later", new SampleState { SweepAfter = SweepInstant.Text(Noon.AddYears(1)) });
        await storage.WriteAsync("never", new SampleState());

        Assert.Equal(1, await storage.Maintenance.SweepExpiredAsync(Noon, 100, CancellationToken.None));
        Assert.Equal(["due now", "later", "never"], await storage.QueryAsync("SELECT grain_key FROM grain_state ORDER BY grain_key"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_sweep_stops_at_its_bound_and_counts_buckets_down(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(key => storage.WriteAsync(
            $"key{key}", new SampleState { SweepAfter = SweepInstant.Text(Noon), Buckets = ["sessions.active"] })));

        Assert.Equal(10, await storage.Maintenance.SweepExpiredAsync(Noon.AddDays(1), 10, CancellationToken.None));
        Assert.Equal("sessions.active|2", await storage.QueryOneAsync("SELECT bucket, value FROM statistic_total"));
        Assert.Equal(2, await storage.Maintenance.SweepExpiredAsync(Noon.AddDays(1), 10, CancellationToken.None));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_fact_of_the_cluster_is_written_once(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        Assert.Null(await storage.Maintenance.ReadClusterFactAsync("secret", CancellationToken.None));
        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(silo =>
            storage.Maintenance.TryWriteClusterFactAsync("secret", $"{silo}", CancellationToken.None)));
        Assert.Equal($"{Array.IndexOf(written, true)}", await storage.Maintenance.ReadClusterFactAsync("secret", CancellationToken.None));
        Assert.Single(written, true);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_ping_is_answered(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.Maintenance.PingAsync(CancellationToken.None);
    }

    [Fact]
    public void Sweep_instants_compare_as_texts() =>
        Assert.Equal("2026-05-01T12:00:00.000000Z", SweepInstant.Text(Noon.ToOffset(TimeSpan.FromHours(2))));
}
