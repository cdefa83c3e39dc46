using System.Data.Common;
using Orleans.Storage;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class AuditLogTests(StorageDatabases databases)
{
    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task An_event_of_the_outbox_is_logged_once_however_often_it_is_written(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var happened = new SampleEvent();
        var state = await storage.WriteAsync("one", new SampleState { Outbox = [happened] });
        state.State = new SampleState { Outbox = [happened, new SampleEvent { Event = "USER_UNBAN" }] };
        await storage.WriteAsync("one", state);
        Assert.Equal(["USER_BAN", "USER_UNBAN"], await storage.QueryAsync("SELECT event FROM audit_log ORDER BY id"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Every_member_of_an_event_is_logged(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var happened = new SampleEvent { Metadata = new() { ["until"] = "never" } };
        await storage.WriteAsync("one", new SampleState { Outbox = [happened, new SampleEvent { ActorId = null }] });
        Assert.Equal(
            [$"{happened.EventId}|USER_BAN|done||7|user|42||{{\"until\": \"never\"}}", "|user"],
            [
                (await storage.QueryOneAsync(
                    "SELECT event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata FROM audit_log WHERE actor_id = 7"))
                    .Replace("\":\"", "\": \"", StringComparison.Ordinal),
                await storage.QueryOneAsync("SELECT metadata, target_type FROM audit_log WHERE actor_id IS NULL"),
            ]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_write_that_conflicts_logs_nothing(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var first = await storage.WriteAsync("one", new SampleState());
        var late = await storage.ReadAsync("one");
        await storage.WriteAsync("one", first);
        late.State = new SampleState { Outbox = [new SampleEvent()] };
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync("one", late));
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => storage.WriteAsync("one", new SampleState { Outbox = [new SampleEvent()] }));
        Assert.Empty(await storage.QueryAsync("SELECT event FROM audit_log"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_log_outlives_the_state(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var state = await storage.WriteAsync("one", new SampleState { Outbox = [new SampleEvent()] });
        await storage.ClearAsync("one", state);
        Assert.Single(await storage.QueryAsync("SELECT event FROM audit_log"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_log_refuses_change(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.WriteAsync("one", new SampleState { Outbox = [new SampleEvent()] });
        foreach (var change in new[] { "UPDATE audit_log SET outcome = 'refused'", "DELETE FROM audit_log" })
        {
            var refusal = await Assert.ThrowsAnyAsync<DbException>(() => storage.QueryAsync(change));
            Assert.Contains("audit_log is append-only", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal("done", await storage.QueryOneAsync("SELECT outcome FROM audit_log"));
    }
}
