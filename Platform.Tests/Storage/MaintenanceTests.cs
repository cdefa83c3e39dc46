using System.Collections.Immutable;
using Platform.Grains.Storage;
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
    public async Task The_longest_overdue_are_found_first_page_by_page_and_none_twice(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);

        // Several at one instant: the page must turn within it.
        foreach (var (key, minutes) in new[] { ("a", -3), ("b", -1), ("c", -1), ("d", -1), ("e", 0), ("later", 1) })
        {
            await storage.WriteAsync(key, new SampleState { WakeAfter = SweepInstant.Text(Noon.AddMinutes(minutes)) });
        }

        await storage.WriteAsync("never", new SampleState());

        var pages = new List<string>();
        OverdueState? last = null;
        ImmutableArray<OverdueState> page;
        do
        {
            page = await storage.Maintenance.FindOverdueAsync(Noon, last, 2, CancellationToken.None);
            pages.Add(string.Concat(page.Select(state => state.GrainKey)));
            last = page.LastOrDefault();
        }
        while (page.Length == 2);

        Assert.Equal(["ab", "cd", "e"], pages);
        Assert.Equal(new OverdueState(SweepInstant.Text(Noon), SampleStates.StateName, "e"), last);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_state_that_is_woken_and_written_is_overdue_no_more(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var state = await storage.WriteAsync("one", new SampleState { WakeAfter = SweepInstant.Text(Noon) });
        Assert.Single(await storage.Maintenance.FindOverdueAsync(Noon, null, 10, CancellationToken.None));
        state.State = new SampleState();
        await storage.WriteAsync("one", state);
        Assert.Empty(await storage.Maintenance.FindOverdueAsync(Noon, null, 10, CancellationToken.None));
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
