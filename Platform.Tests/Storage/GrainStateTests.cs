using System.Data.Common;
using Orleans.Storage;
using Platform.Silo.Storage;
using Platform.Tests.Infrastructure;

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
    public async Task Of_many_reads_at_once_each_answers_its_own_row(DatabaseKind kind)
    {
        const int keys = 300;
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await Task.WhenAll(Enumerable.Range(0, keys).Where(IsWritten).Select(key => storage.WriteAsync($"{key}", new SampleState { Text = $"text of {key}" })));
        var read = await Task.WhenAll(Enumerable.Range(0, keys).Select(key => storage.ReadAsync($"{key}")));
        Assert.Equal(
            Enumerable.Range(0, keys).Select(key => (IsWritten(key), IsWritten(key) ? $"text of {key}" : null)),
            read.Select(state => (state.RecordExists, state.State?.Text)));

        static bool IsWritten(int key) => key % 3 != 0;
    }

    [Fact]
    public async Task Reads_end_when_their_connections_break_and_go_on_over_others()
    {
        await using var storage = await TestStorage.OpenAsync(databases, DatabaseKind.PostgreSql);
        await storage.WriteAsync("one", new SampleState { Text = "here" });
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => storage.ReadAsync("one")));
        await storage.QueryAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Outcome(() => storage.ReadAsync("one")))).WaitAsync(TimeSpan.FromSeconds(30));
        await Eventually.TrueAsync(
            async () => await Outcome(() => storage.ReadAsync("one")) is null, TimeSpan.FromSeconds(30), () => "no read gets through any more");
        Assert.Equal("here", (await storage.ReadAsync("one")).State?.Text);
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
