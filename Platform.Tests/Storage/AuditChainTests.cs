using System.Collections.Immutable;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;

namespace Platform.Tests.Storage;

/// <summary>The hash chain of the audit log: both databases compute what <see cref="AuditChain"/> computes, and whatever is changed is found.</summary>
[Collection(StorageTests.Name)]
public sealed class AuditChainTests(StorageDatabases databases)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    public static TheoryData<DatabaseKind, string> Changes
    {
        get
        {
            TheoryData<DatabaseKind, string> changes = [];
            foreach (string change in new[]
            {
                "event = 'USER_WARN'", "outcome = 'refused'", "code = 'forbidden'", "actor_id = 8", "actor_id = NULL", "target_type = 'bot'", "target_id = '43'",
                "reason = 'other'", "reason = NULL", "hash = 'ab'", "position = 9",
                "event_id = '00000000-0000-0000-0000-000000000000'", "metadata = '{\"until\":\"soon\"}'", "metadata = NULL",
                "created_at = '2026-03-01T12:02:00.000001Z'",
            })
            {
                changes.Add(DatabaseKind.Embedded, change);
                changes.Add(DatabaseKind.PostgreSql, change);
            }

            return changes;
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Every_kind_of_text_is_chained_as_it_is_verified(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.AuditLog.AppendAsync(Entry(Noon) with { Reason = "Ärger 🎈 'mit' \"ihm\"\\ %_\n2:ab-", Metadata = Metadata("schlüssel", "wert\n\"") }, CancellationToken.None);
        await storage.AuditLog.AppendAsync(Entry(Noon) with { Reason = "", TargetId = "-", Code = "conflict", Outcome = "refused", ActorId = null }, CancellationToken.None);
        await storage.AuditLog.AppendAsync(Entry(Noon.AddTicks(1_234_560)) with { Reason = null, Metadata = null }, CancellationToken.None);
        await storage.AuditLog.AppendAsync(Entry(Noon.AddDays(1)), CancellationToken.None);

        AuditVerification verification = await VerifyAsync(storage);
        Assert.Equal((4L, null, null), (verification.Entries, verification.FirstBroken, verification.Next));
        ImmutableArray<ChainedAuditEntry> day = await storage.AuditLog.ReadChainAsync(new DateOnly(2026, 3, 1), 0, 10, CancellationToken.None);
        Assert.Equal([1L, 2L, 3L], day.Select(entry => entry.Position));
        Assert.Equal(AuditChain.Hash([AuditChain.Beginning(new DateOnly(2026, 3, 1)), .. day[0].Fields]), day[0].Hash);
        Assert.Equal(AuditChain.Hash([day[1].Hash, .. day[2].Fields]), day[2].Hash);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_same_event_twice_is_one_entry(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        AuditEvent entry = Entry(Noon);
        await storage.AuditLog.AppendAsync(entry, CancellationToken.None);
        await storage.AuditLog.AppendAsync(entry, CancellationToken.None);
        Assert.Equal(1, (await VerifyAsync(storage)).Entries);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Entries_written_at_once_get_places_without_gaps(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => number % 4 == 0
            ? storage.AuditLog.AppendAsync(Entry(Noon.AddDays(number % 3)), CancellationToken.None)
            : storage.WriteAsync($"grain {number}", new SampleState { Outbox = [new SampleEvent(), new SampleEvent()] })));
        Assert.Equal(350, (await VerifyAsync(storage)).Entries);
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task A_changed_entry_is_named(DatabaseKind kind, string change)
    {
        await using var storage = await FilledAsync(kind);
        await TamperAsync(storage, $"UPDATE audit_log SET {change} WHERE position = 3");
        BrokenAuditEntry broken = (await VerifyAsync(storage)).FirstBroken!;
        Assert.Equal((new DateOnly(2026, 3, 1), 3L), (broken.Day, broken.Position));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_removed_entry_is_named_in_the_middle_and_at_the_end(DatabaseKind kind)
    {
        await using var storage = await FilledAsync(kind);
        await TamperAsync(storage, "DELETE FROM audit_log WHERE position = 5");
        Assert.Equal(5, (await VerifyAsync(storage)).FirstBroken!.Position);
        await TamperAsync(storage, "DELETE FROM audit_log WHERE position = 2");
        Assert.Equal(2, (await VerifyAsync(storage)).FirstBroken!.Position);
        await TamperAsync(storage, "DELETE FROM audit_log");
        Assert.Equal(1, (await VerifyAsync(storage)).FirstBroken!.Position);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_entry_on_a_day_that_was_never_begun_is_named(DatabaseKind kind)
    {
        await using var storage = await FilledAsync(kind);
        await TamperAsync(
            storage,
            """
            INSERT INTO audit_log (event_id, event, outcome, created_at, day, position, hash)
            VALUES ('00000000-0000-0000-0000-000000000009', 'USER_BAN', 'done', '2025-01-01T00:00:00.000000Z', '2025-01-01', 1, 'ab')
            """);
        BrokenAuditEntry broken = (await VerifyAsync(storage)).FirstBroken!;
        Assert.Equal((new DateOnly(2025, 1, 1), 1L), (broken.Day, broken.Position));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_day_whose_end_was_forgotten_is_named(DatabaseKind kind)
    {
        await using var storage = await FilledAsync(kind);
        await storage.QueryAsync(kind == DatabaseKind.Embedded
            ? "DROP TRIGGER audit_day_no_delete; DELETE FROM audit_day"
            : "ALTER TABLE audit_day DISABLE TRIGGER audit_day_grows; DELETE FROM audit_day");
        Assert.Equal(1, (await VerifyAsync(storage)).FirstBroken!.Position);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Following_goes_on_where_a_call_before_has_stopped(DatabaseKind kind)
    {
        await using var storage = await FilledAsync(kind);
        await storage.AuditLog.AppendAsync(Entry(Noon.AddDays(1)), CancellationToken.None);
        var verifier = new AuditVerifier(storage.AuditLog);
        Assert.Equal(3, (await verifier.Follow(new AuditPlace(new DateOnly(2026, 3, 1), 3), CancellationToken.None)).Entries);
        Assert.Equal(1, (await verifier.Follow(new AuditPlace(new DateOnly(2026, 3, 1), 0), CancellationToken.None)).Entries);
        Assert.NotNull((await verifier.Follow(new AuditPlace(new DateOnly(2026, 3, 1), 8), CancellationToken.None)).FirstBroken);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Days_are_not_forgotten(DatabaseKind kind)
    {
        await using var storage = await FilledAsync(kind);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => storage.QueryAsync("DELETE FROM audit_day"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => storage.QueryAsync("UPDATE audit_day SET entries = 1"));
    }

    private static async Task<AuditVerification> VerifyAsync(TestStorage storage) => await new AuditVerifier(storage.AuditLog).Follow(from: null, CancellationToken.None);

    private async Task<TestStorage> FilledAsync(DatabaseKind kind)
    {
        var storage = await TestStorage.OpenAsync(databases, kind);
        for (var number = 0; number < 5; number++)
        {
            await storage.AuditLog.AppendAsync(Entry(Noon.AddMinutes(number)), CancellationToken.None);
        }

        return storage;
    }

    // What someone would do who has the database in his hands.
    private static Task<List<string>> TamperAsync(TestStorage storage, string change) => storage.QueryAsync(storage.Settings.IsEmbedded
        ? $"DROP TRIGGER IF EXISTS audit_log_no_update; DROP TRIGGER IF EXISTS audit_log_no_delete; {change}"
        : $"ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only; {change}");

    private static AuditEvent Entry(DateTimeOffset at) => AuditEvent.Done(AuditEvents.UserBan, new UserId(7), AuditTargets.User, "42", at) with
    {
        Reason = "spam",
        Metadata = Metadata("until", "never"),
    };

    private static ImmutableSortedDictionary<string, string> Metadata(string name, string value) => ImmutableSortedDictionary<string, string>.Empty.Add(name, value);
}
