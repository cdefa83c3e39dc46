using System.Text.Json.Nodes;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Storage;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Bots;
using Platform.Grains.Storage.Backups;

namespace Platform.Tests.Storage;

/// <summary>Backups of both databases, restored into both.</summary>
[Collection(StorageTests.Name)]
public sealed class BackupTests(StorageDatabases databases)
{
    private const string States = "SELECT state_name, grain_key, version, payload FROM grain_state ORDER BY state_name, grain_key";
    private const string Entries = "SELECT event, outcome, code, actor_id, target_type, target_id, reason FROM audit_log ORDER BY day, position";
    private const string Totals = "SELECT bot_id, epoch, command, amount FROM command_total ORDER BY bot_id, epoch, command";
    private const string Minutes = "SELECT bot_id, epoch, minute, amount FROM command_minute ORDER BY bot_id, epoch, minute";
    private const string Deltas = "SELECT bot_id, epoch, command, minute, amount FROM command_delta ORDER BY bot_id, command, minute, amount";
    private const string Counters = "SELECT bucket, value FROM statistic_total WHERE value <> 0 ORDER BY bucket";
    private const string Members = "SELECT chat_id, user_id FROM chat_member ORDER BY chat_id, user_id";
    private const string Searched = "SELECT id, name_folded, permission_level, subscription_tier, banned_until FROM user_entry ORDER BY id";

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    public static TheoryData<DatabaseKind, DatabaseKind> Ways => new()
    {
        { DatabaseKind.Embedded, DatabaseKind.Embedded },
        { DatabaseKind.Embedded, DatabaseKind.PostgreSql },
        { DatabaseKind.PostgreSql, DatabaseKind.Embedded },
        { DatabaseKind.PostgreSql, DatabaseKind.PostgreSql },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task What_is_restored_is_what_was_backed_up(DatabaseKind from, DatabaseKind to)
    {
        await using var source = await FilledAsync(from);
        await using var target = await TestStorage.OpenAsync(databases, to);
        await target.StoreAsync("public-keys", """{"keys":[],"outbox":[]}""");

        var outcome = await target.RestoreAsync(await source.BackUpAsync());

        await SameAsync(source, target, Totals, Minutes, Deltas, Counters, Members, Searched);
        var wanted = await source.QueryAsync(Entries);
        Assert.Equal(wanted.Append("BACKUP_RESTORE|done|||backup|test|"), await target.QueryAsync(Entries));
        await SameStatesAsync(source, target, isSameForm: from == to);
        Assert.Equal(source.Settings.ServiceId, Assert.Single(await target.QueryAsync("SELECT DISTINCT service_id FROM grain_state")));
        Assert.Equal(await ReminderAsync(source), await ReminderAsync(target));
        Assert.Equal(outcome.Tables["grain_state"], (await source.QueryAsync(States)).Count);

        var verification = await new AuditVerifier(target.AuditLog).Follow(null, CancellationToken.None);
        Assert.Null(verification.FirstBroken);
        Assert.Equal(wanted.Count + 1, verification.Entries);
        Assert.All(await target.Counters.RecountAsync(CancellationToken.None), counter => Assert.Equal(0, counter.Difference));

        // Only into PostgreSQL is the metadata of an entry written in another form.
        const string ends = "SELECT entries, hash FROM audit_day WHERE day < '2027-01-01' ORDER BY day";
        Assert.Equal(from == to || to == DatabaseKind.Embedded, (await source.QueryAsync(ends)).SequenceEqual(await target.QueryAsync(ends)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_written_meanwhile_is_not_in_it(DatabaseKind kind)
    {
        await using var source = await FilledAsync(kind);
        var before = await source.QueryAsync(States);
        var snapshot = await source.Backups.OpenSnapshotAsync(CancellationToken.None);
        await source.StoreUserAsync(SampleUsers.User(1, "renamed"));
        await source.StoreUserAsync(SampleUsers.User(1_000, "late"));
        await source.RemoveUserAsync(2);
        var file = await BackupBytes.ReadAsync(new BackupReading(snapshot, BackupBytes.Header(source, snapshot)));

        await using var target = await TestStorage.OpenAsync(databases, kind);
        await target.RestoreAsync(file);
        Assert.Equal(before, await target.QueryAsync(States));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_restore_that_is_broken_off_leaves_nothing(DatabaseKind kind)
    {
        await using var source = await FilledAsync(kind);
        var file = await source.BackUpAsync();
        await using var target = await TestStorage.OpenAsync(databases, kind);
        await target.StoreAsync("public-keys", """{"keys":[],"outbox":[]}""");
        var before = await target.QueryAsync(States);
        await using (var writing = new RestoreWriting(await target.Backups.BeginRestoreAsync(CancellationToken.None), BackupBytes.HeaderOf(file)))
        {
            await writing.Write(file.AsMemory(0, file.Length - 1_000));
        }

        Assert.Equal(before, await target.QueryAsync(States));
        Assert.Empty(await target.QueryAsync(Entries));
        Assert.Null(await target.Backups.FindObstacleAsync(CancellationToken.None));
        Assert.Equal("1", await target.QueryOneAsync("SELECT count(*) FROM grain_state"));
        await target.RestoreAsync(file);
        await SameStatesAsync(source, target, isSameForm: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public async Task A_single_wrong_byte_is_found(double place)
    {
        await using var source = await FilledAsync(DatabaseKind.Embedded);
        var file = await source.BackUpAsync();
        var header = BackupBytes.HeaderOf(file);
        var damaged = file.ToArray();
        damaged[(int)(place * file.Length)] ^= 4;
        await FailsAsync(header, damaged);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public async Task A_file_that_was_cut_off_is_found(double length)
    {
        await using var source = await FilledAsync(DatabaseKind.Embedded);
        var file = await source.BackUpAsync();
        await FailsAsync(BackupBytes.HeaderOf(file), file[..(int)(length * file.Length)]);
        await FailsAsync(BackupBytes.HeaderOf(file), file[..^1]);
        await FailsAsync(BackupBytes.HeaderOf(file), [.. file, (byte)'\n']);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_entry_that_was_changed_by_hand_stays_wrong(DatabaseKind to)
    {
        await using var source = await FilledAsync(DatabaseKind.Embedded);
        await source.QueryAsync("DROP TRIGGER audit_log_no_update; UPDATE audit_log SET reason = 'other' WHERE position = 2");
        await using var target = await TestStorage.OpenAsync(databases, to);
        await target.RestoreAsync(await source.BackUpAsync());
        Assert.Equal(2, (await new AuditVerifier(target.AuditLog).Follow(null, CancellationToken.None)).FirstBroken!.Position);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_place_that_somebody_has_used_is_not_new(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreAsync("public-keys", "{}");
        await storage.StoreAsync("identity", "{}");
        Assert.Null(await storage.Backups.FindObstacleAsync(CancellationToken.None));
        await storage.StoreAsync("ids", "{}");
        Assert.Contains("'ids'", await storage.Backups.FindObstacleAsync(CancellationToken.None), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    [Trait("Category", "Slow")]
    public async Task Nobody_writes_while_a_restore_is_under_way(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await using (await storage.Backups.BeginRestoreAsync(CancellationToken.None))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => storage.StoreAsync("user", "{}"));
        }

        await storage.StoreAsync("user", "{}");
    }

    private static async Task FailsAsync(BackupHeader header, byte[] file)
    {
        await using var writing = new RestoreWriting(transaction: null, header);
        await Assert.ThrowsAsync<BackupFormatException>(async () =>
        {
            await writing.Write(file);
            await writing.Finish(_ => throw new InvalidOperationException("Nothing is to be entered."));
        });
    }

    private async Task<TestStorage> FilledAsync(DatabaseKind kind)
    {
        var storage = await TestStorage.OpenAsync(databases, kind);
        var random = new Random(7);
        for (var id = 1; id <= 300; id++)
        {
            await storage.StoreUserAsync(SampleUsers.Any(random, id));
        }

        await storage.StoreBotAsync(new BotState { Id = new BotId(1), Name = "Tëster 🎈", OwnerId = new UserId(3) });
        await storage.StoreChatAsync(SampleChats.PublicChat(1, 3));
        await storage.StoreMembersAsync(1, 4, 5, 6);
        await storage.StoreBatchAsync(
            new CommandTally(new BotId(1), 0, "/a\t\\n", SampleUsers.Noon, 3),
            new CommandTally(new BotId(1), 0, "b", SampleUsers.Noon, 4));
        await storage.Maintenance.RollUpStatisticsAsync(SampleUsers.Noon, CancellationToken.None);
        await storage.StoreBatchAsync(new CommandTally(new BotId(1), 0, "b", SampleUsers.Noon, 5));
        await storage.WriteAsync("told", new SampleState
        {
            Text = "tab\t, line\n, back\\slash, \"quotes\", Ärger 🎈, \u2028",
            Buckets = ["users.total"],
            Outbox = [new SampleEvent { Metadata = new() { ["zwei"] = "2", ["a"] = "\"\n\\" } }, new SampleEvent { ActorId = null, CreatedAt = SampleUsers.Noon }],
        });
        await storage.WriteAsync("told again", new SampleState { Outbox = [new SampleEvent(), new SampleEvent { Metadata = new() { ["k"] = "v" } }] });
        await storage.Reminders.UpsertRow(new ReminderEntry
        {
            GrainId = SampleStates.Grain("told"),
            ReminderName = "wake",
            StartAt = SampleUsers.Noon.UtcDateTime,
            Period = TimeSpan.FromMinutes(3),
        });
        return storage;
    }

    private static async Task SameAsync(TestStorage source, TestStorage target, params string[] queries)
    {
        foreach (var query in queries)
        {
            var wanted = await source.QueryAsync(query);
            Assert.NotEmpty(wanted);
            Assert.Equal(wanted, await target.QueryAsync(query));
        }
    }

    private static async Task SameStatesAsync(TestStorage source, TestStorage target, bool isSameForm)
    {
        var (wanted, found) = (await source.QueryAsync(States), await target.QueryAsync(States));
        Assert.Equal(wanted.Count, found.Count);
        foreach (var (left, right) in wanted.Zip(found))
        {
            if (isSameForm)
            {
                Assert.Equal(left, right);
                continue;
            }

            var (one, other) = (left.Split('|', 4), right.Split('|', 4));
            Assert.Equal(one[..3], other[..3]);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(one[3]), JsonNode.Parse(other[3])), $"{one[3]} became {other[3]}.");
        }
    }

    // By the ring, as silos load them.
    private static async Task<(GrainId Grain, string Name, DateTime Start, TimeSpan Period)> ReminderAsync(TestStorage storage)
    {
        var hash = SampleStates.Grain("told").GetUniformHashCode();
        var reminder = Assert.Single((await storage.Reminders.ReadRows(hash - 1, hash)).Reminders);
        return (reminder.GrainId, reminder.ReminderName, reminder.StartAt, reminder.Period);
    }
}
