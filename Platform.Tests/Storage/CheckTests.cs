using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Storage;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Bots;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;
using Platform.Grains.Storage;
using Platform.Grains.Storage.Checks;
using Platform.Grains.Users;
using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;
using Platform.Silo.Storage.States;

namespace Platform.Tests.Storage;

/// <summary>The checks of <c>doctor</c>: nothing on a healthy database, and each kind of damage by the check that is for it.</summary>
[Collection(StorageTests.Name)]
public sealed class CheckTests(StorageDatabases databases)
{
    private const string Alice = "1";

    // In the order of the checks: what is done behind the platform's back on the embedded database and on PostgreSQL; one of them null where it cannot happen.
    private static readonly (string Check, CheckStatus Status, string? Embedded, string? PostgreSql)[] Damages =
    [
        ("database", CheckStatus.Problem, "INSERT INTO schema_version (version, name) VALUES (999, 'later')", "INSERT INTO schema_version (version, name) VALUES (999, 'later')"),
        ("upkeep", CheckStatus.Warning, "UPDATE grain_state SET payload = json_set(payload, '$.permission_level', 0) WHERE state_name = 'user'", "UPDATE grain_state SET payload = payload || '{\"permission_level\":0}' WHERE state_name = 'user'"),
        ("upkeep", CheckStatus.Warning, "UPDATE grain_state SET payload = json_set(payload, '$.wake_after', '2026-05-01T11:57:00.000000Z') WHERE state_name = 'user'", "UPDATE grain_state SET payload = payload || '{\"wake_after\":\"2026-05-01T11:57:00.000000Z\"}' WHERE state_name = 'user'"),
        ("upkeep", CheckStatus.Warning, "UPDATE grain_state SET payload = json_set(payload, '$.sweep_after', '2026-05-01T10:40:00.000000Z') WHERE state_name = 'bot'", "UPDATE grain_state SET payload = payload || '{\"sweep_after\":\"2026-05-01T10:40:00.000000Z\"}' WHERE state_name = 'bot'"),
        ("indexes", CheckStatus.Problem, "DROP INDEX grain_state_owner", "DROP INDEX grain_state_owner"),
        ("indexes", CheckStatus.Problem, "DROP TRIGGER grain_state_commands", "ALTER TABLE grain_state DISABLE TRIGGER grain_state_follow"),
        ("indexes", CheckStatus.Problem, null, "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'grain_state_wake'::regclass"),
        ("indexes", CheckStatus.Warning, null, "DROP INDEX user_entry_chosen_trigram"),
        ("counters", CheckStatus.Problem, "INSERT INTO statistic_delta (bucket, delta) VALUES ('users.total', 1)", "INSERT INTO statistic_delta (bucket, delta) VALUES ('users.total', 1)"),
        ("audit", CheckStatus.Problem, "DROP TRIGGER audit_log_no_update; UPDATE audit_log SET reason = 'other'", "ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only; UPDATE audit_log SET reason = 'other'"),
        ("directories", CheckStatus.Problem, null, "ALTER TABLE grain_state DISABLE TRIGGER grain_state_look_up; UPDATE grain_state SET owner_id = 2 WHERE state_name = 'bot'; ALTER TABLE grain_state ENABLE TRIGGER grain_state_look_up"),
        ("directories", CheckStatus.Problem, null, "DELETE FROM user_entry"),
        ("directories", CheckStatus.Problem, null, "UPDATE user_entry SET permission_level = 2"),
        ("directories", CheckStatus.Problem, "DELETE FROM chat_member", "DELETE FROM chat_member"),
        ("directories", CheckStatus.Problem, "INSERT INTO chat_member (chat_id, user_id, service_id) VALUES (1, 99, 'platform')", "INSERT INTO chat_member (chat_id, user_id, service_id) VALUES (1, 99, 'platform')"),
        ("references", CheckStatus.Problem, "DELETE FROM grain_state WHERE state_name = 'username'", "DELETE FROM grain_state WHERE state_name = 'username'"),
        ("references", CheckStatus.Warning, "INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on) VALUES ('platform', 'username', 'username:gone', 1, '{\"holder\":77,\"taken_at\":\"2026-01-01T00:00:00.000000Z\"}', '')", "INSERT INTO grain_state (service_id, state_name, grain_key, version, payload) VALUES ('platform', 'username', 'username:gone', 1, '{\"holder\":77,\"taken_at\":\"2026-01-01T00:00:00.000000Z\"}')"),
        ("references", CheckStatus.Problem, "DELETE FROM grain_state WHERE state_name = 'identity'", "DELETE FROM grain_state WHERE state_name = 'identity'"),
        ("references", CheckStatus.Warning, "INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on) VALUES ('platform', 'identity', 'identity:x:y', 1, '{\"platform\":\"x\",\"platform_user_id\":\"y\",\"user_id\":1}', '')", "INSERT INTO grain_state (service_id, state_name, grain_key, version, payload) VALUES ('platform', 'identity', 'identity:x:y', 1, '{\"platform\":\"x\",\"platform_user_id\":\"y\",\"user_id\":1}')"),
        ("references", CheckStatus.Problem, "DELETE FROM grain_state WHERE state_name = 'session'", "DELETE FROM grain_state WHERE state_name = 'session'"),
        ("references", CheckStatus.Problem, "UPDATE grain_state SET payload = json_set(payload, '$.owner_id', 77) WHERE state_name = 'bot'", "UPDATE grain_state SET payload = payload || '{\"owner_id\":77}' WHERE state_name = 'bot'"),
        ("references", CheckStatus.Problem, "UPDATE grain_state SET payload = json_set(payload, '$.owner_id', 77) WHERE state_name = 'chat'", "UPDATE grain_state SET payload = payload || '{\"owner_id\":77}' WHERE state_name = 'chat'"),
        ("rows", CheckStatus.Problem, "UPDATE grain_state SET payload = json_set(payload, '$.created_at', 'never') WHERE state_name = 'user'", "UPDATE grain_state SET payload = payload || '{\"created_at\":\"never\"}' WHERE state_name = 'user'"),
        ("rows", CheckStatus.Warning, "UPDATE grain_state SET state_name = 'later-thing' WHERE state_name = 'bot'", "UPDATE grain_state SET state_name = 'later-thing' WHERE state_name = 'bot'"),
    ];

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    public static TheoryData<DatabaseKind, int> Planted
    {
        get
        {
            TheoryData<DatabaseKind, int> planted = [];
            for (var damage = 0; damage < Damages.Length; damage++)
            {
                if (Damages[damage].Embedded is not null)
                {
                    planted.Add(DatabaseKind.Embedded, damage);
                }

                if (Damages[damage].PostgreSql is not null)
                {
                    planted.Add(DatabaseKind.PostgreSql, damage);
                }
            }

            return planted;
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Nothing_is_found_on_a_healthy_database(DatabaseKind kind)
    {
        await using var storage = await FilledAsync(kind);
        Assert.All(await RunAsync(storage), result => Assert.Equal((CheckStatus.Ok, result.Detail), (result.Status, result.Detail)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Nothing_but_the_missing_owner_is_found_on_an_empty_one(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        Assert.Equal("upkeep", Assert.Single(await RunAsync(storage), result => result.Status != CheckStatus.Ok).Name);
    }

    [Theory, MemberData(nameof(Planted))]
    public async Task Damage_is_found_by_the_check_that_is_for_it(DatabaseKind kind, int damage)
    {
        var (check, status, embedded, postgreSql) = Damages[damage];
        await using var storage = await FilledAsync(kind);
        if (kind == DatabaseKind.Embedded)
        {
            // A connection of the silo's, since the triggers call a function of it.
            using var connection = EmbeddedConnection.Open(storage.Settings.DataFolder);
            connection.ExecuteScript(embedded!);
        }
        else
        {
            await storage.QueryAsync(postgreSql!);
        }

        var found = Assert.Single(await RunAsync(storage), result => result.Name == check);

        Assert.Equal((status, found.Detail), (found.Status, found.Detail));
        Assert.NotEqual(0, found.Count);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_list_of_what_must_be_there_is_what_the_schema_makes(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        if (kind == DatabaseKind.Embedded)
        {
            var made = await storage.QueryAsync("SELECT name FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY name");
            Assert.Equal(made, ExpectedStructure.Indexes.Concat(ExpectedStructure.SqliteIndexes).Concat(ExpectedStructure.SqliteTriggers).Order(StringComparer.Ordinal));
            return;
        }

        const string indexes = "SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE NOT indisunique AND relnamespace = 'public'::regnamespace ORDER BY relname";
        Assert.Equal(
            await storage.QueryAsync(indexes),
            ExpectedStructure.Indexes.Concat(ExpectedStructure.PostgreSqlIndexes).Concat(ExpectedStructure.TrigramIndexes).Order(StringComparer.Ordinal));
        Assert.Equal(
            await storage.QueryAsync("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname COLLATE \"C\""),
            ExpectedStructure.PostgreSqlTriggers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_stored_state_can_be_checked()
    {
        var names = typeof(StateNames).GetFields().Select(field => (string)field.GetValue(null)!);
        Assert.All(names, name => Assert.NotNull(StoredStates.TypeOf(name)));
    }

    private static async Task<List<CheckResult>> RunAsync(TestStorage storage)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(SampleUsers.Noon);
        ICheck[] checks =
        [
            new DatabaseCheck(storage.Maintenance, storage.Inspection), new BacklogCheck(storage.Inspection, clock), new StructureCheck(storage.Inspection),
            new CountersCheck(storage.Counters), new AuditCheck(storage.AuditLog), new DerivedCheck(storage.Inspection),
            new ReferencesCheck(storage.Inspection, clock), new RowsCheck(storage.Inspection),
        ];
        List<CheckResult> results = [];
        foreach (var check in checks)
        {
            results.Add(await check.Run(CancellationToken.None));
        }

        return results;
    }

    // One of each, all in order.
    private async Task<TestStorage> FilledAsync(DatabaseKind kind)
    {
        var storage = await TestStorage.OpenAsync(databases, kind);
        var identity = new PlatformIdentity("example", "4711");
        var token = TokenHash.Of(new Secret("token"));
        await storage.StoreUserAsync(SampleUsers.User(1, "Alice") with
        {
            PermissionLevel = Platform.GrainInterfaces.Permissions.PermissionLevel.Owner,
            LinkedPlatforms = [new LinkedIdentity { Platform = identity.Platform, PlatformUserId = identity.PlatformUserId }],
            Sessions = new UserSessions { Live = [new LiveSession { Hash = token, ExpiresAt = SampleUsers.Noon.AddDays(1) }] },
        });
        await storage.StoreAsync(new StateKey(StateNames.Username, UsernameKey.Of("Alice")), new UsernameState { Holder = new UserId(1), TakenAt = SampleUsers.Noon.AddDays(-1) });
        await storage.StoreAsync(
            new StateKey(StateNames.Identity, IdentityKey.Of(identity)),
            new IdentityState { Platform = identity.Platform, PlatformUserId = identity.PlatformUserId, UserId = new UserId(1) });
        await storage.StoreAsync(
            new StateKey(StateNames.Session, $"session:{token.Value}"),
            new SessionState { UserId = new UserId(1), CreatedAt = SampleUsers.Noon, ExpiresAt = SampleUsers.Noon.AddDays(1) });
        await storage.StoreBotAsync(new BotState { Id = new BotId(1), Name = "Tester", OwnerId = new UserId(1) });
        await storage.StoreChatAsync(SampleChats.Chat(1, 1));
        await storage.StoreMembersAsync(1, 5, 6);
        await storage.AuditLog.AppendAsync(
            AuditEvent.Done(AuditEvents.UserBan, new UserId(1), AuditTargets.User, Alice, SampleUsers.Noon) with { Reason = "spam" }, CancellationToken.None);
        return storage;
    }
}
