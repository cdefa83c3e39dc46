using System.Data.Common;
using Orleans.Storage;
using Platform.Silo.Storage;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class GrainStateTests(StorageDatabases databases)
{
    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_written_state_is_read_back(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var written = await storage.WriteAsync("one", new SampleState { Text = "Zoë \"quoted\" \\ 漢字 😀" });
        var read = await storage.ReadAsync("one");
        Assert.Equal("Zoë \"quoted\" \\ 漢字 😀", read.State?.Text);
        Assert.Equal(written.ETag, read.ETag);
        Assert.True(read.RecordExists);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_state_that_was_never_written_reads_as_a_fresh_one(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var read = await storage.ReadAsync("never");
        Assert.Equal(new SampleState(), read.State);
        Assert.Null(read.ETag);
        Assert.False(read.RecordExists);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_many_first_writes_one_wins_and_the_others_conflict(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var conflicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(writer =>
            Outcome(() => storage.WriteAsync("raced", new SampleState { Text = $"{writer}" }))));
        Assert.Equal(19, conflicts.Count(conflict => conflict is InconsistentStateException));
        Assert.Equal("1", await storage.QueryOneAsync("SELECT count(*) FROM grain_state"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_many_writes_over_one_version_one_wins(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.WriteAsync("raced", new SampleState());
        var readers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => storage.ReadAsync("raced")));
        var conflicts = await Task.WhenAll(readers.Select(state => Outcome(() => storage.WriteAsync("raced", state))));
        Assert.Equal(19, conflicts.Count(conflict => conflict is InconsistentStateException));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_conflict_leaves_the_stored_state_alone(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var first = await storage.WriteAsync("one", new SampleState { Text = "first" });
        var late = await storage.ReadAsync("one");
        first.State = new SampleState { Text = "second" };
        await storage.WriteAsync("one", first);

        late.State = new SampleState { Text = "late" };
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync("one", late));
        Assert.Equal("second", (await storage.ReadAsync("one")).State?.Text);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Clearing_deletes_the_row(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var state = await storage.WriteAsync("one", new SampleState { Text = "gone soon" });
        await storage.ClearAsync("one", state);
        Assert.Equal("0", await storage.QueryOneAsync("SELECT count(*) FROM grain_state"));
        Assert.Null(state.ETag);
        Assert.Null(state.State?.Text);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Clearing_an_old_version_conflicts(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var state = await storage.WriteAsync("one", new SampleState());
        var late = await storage.ReadAsync("one");
        await storage.WriteAsync("one", state);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearAsync("one", late));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_row_made_anew_is_not_taken_for_its_predecessor(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var state = await storage.WriteAsync("one", new SampleState());
        var stale = await storage.ReadAsync("one");
        await storage.ClearAsync("one", state);
        await storage.WriteAsync("one", new SampleState { Text = "anew" });
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync("one", stale));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_write_never_brings_a_deleted_state_back(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var state = await storage.WriteAsync("one", new SampleState());
        var stale = await storage.ReadAsync("one");
        await storage.ClearAsync("one", state);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync("one", stale));
        Assert.Equal("0", await storage.QueryOneAsync("SELECT count(*) FROM grain_state"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Text_keys_that_look_like_numbers_stay_apart(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        string[] keys = ["cafe", "CAFE", "20235", "020235", "a+b", "a"];
        foreach (var key in keys)
        {
            await storage.WriteAsync(key, new SampleState { Text = key });
        }

        foreach (var key in keys)
        {
            Assert.Equal(key, (await storage.ReadAsync(key)).State?.Text);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_write_that_the_database_refuses_fails_alone(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var refused = new SampleState { Outbox = [new SampleEvent { EventId = null }] };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(key =>
            Outcome(() => storage.WriteAsync($"key{key}", key == 20 ? refused : new SampleState()))));
        Assert.IsType<StorageWriteException>(outcomes[20]);
        Assert.IsAssignableFrom<DbException>(outcomes[20]);
        Assert.All(outcomes.Where((_, key) => key != 20), Assert.Null);
        Assert.Equal("39", await storage.QueryOneAsync("SELECT count(*) FROM grain_state"));
    }

    private static async Task<Exception?> Outcome(Func<Task> write) => await Record.ExceptionAsync(write);
}
