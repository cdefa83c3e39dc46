using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.Grains.Audit;
using Platform.Grains.Bots;
using Platform.Grains.Directory;
using Platform.Silo.Storage;

namespace Platform.Tests.Storage;

/// <summary>A database that an earlier release has filled goes on with everything in it.</summary>
[Collection(StorageTests.Name)]
public sealed class UpgradeTests(StorageDatabases databases)
{
    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Entries_of_before_the_audit_chain_get_their_places_in_it_and_stay_as_they_were(DatabaseKind kind)
    {
        StorageSettings settings = await LeftBeforeAsync(
            "audit-chain",
            kind,
            """
            INSERT INTO audit_log (event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at) VALUES
                ('00000000-0000-0000-0000-000000000001', 'USER_BAN', 'done', NULL, 7, 'user', '42', 'Ärger', '{"until":"never"}', '2026-01-01T23:59:59.999999Z'),
                ('00000000-0000-0000-0000-000000000002', 'USER_WARN', 'done', NULL, NULL, NULL, NULL, NULL, NULL, '2026-01-02T00:00:00.000000Z'),
                ('00000000-0000-0000-0000-000000000003', 'USER_WARN', 'refused', 'forbidden', 8, 'user', '43', '', NULL, '2026-01-01T12:00:00.000000Z')
            """);

        await using var storage = await TestStorage.OpenAsync(settings);
        await storage.AuditLog.AppendAsync(
            AuditEvent.Done(AuditEvents.UserBan, null, AuditTargets.User, "9", new DateTimeOffset(2026, 1, 2, 8, 0, 0, TimeSpan.Zero)), CancellationToken.None);

        AuditVerification verification = await new AuditVerifier(storage.AuditLog).Follow(from: null, CancellationToken.None);
        Assert.Equal((4L, null), (verification.Entries, verification.FirstBroken));
        Assert.Equal(
            ["1|USER_BAN|1", "2|USER_WARN|1", "3|USER_WARN|2", "4|USER_BAN|2"],
            await storage.QueryAsync("SELECT id, event, position FROM audit_log ORDER BY id"));

        ImmutableArray<AuditEntryView> listed = await storage.AuditLog.ListAsync(new AuditFilter(null, null, null, null, null, null, 10), CancellationToken.None);
        Assert.Equal(["USER_BAN", "USER_WARN", "USER_WARN", "USER_BAN"], listed.Select(entry => entry.Event));
        Assert.Equal(("Ärger", "never"), (listed[^1].Reason, listed[^1].Metadata?["until"]));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => storage.QueryAsync("UPDATE audit_log SET reason = 'other' WHERE id = 1"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task States_of_before_the_wake_up_are_found_by_what_they_say(DatabaseKind kind)
    {
        string instant = SweepInstant.Text(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        StorageSettings settings = await LeftBeforeAsync(
            "wake-up",
            kind,
            $$"""
            INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on) VALUES
                ('platform', 'user', '5', 1, '{"id":5,"username":"zoe","wake_after":"{{instant}}"}', '2026-01-01T00:00:00Z'),
                ('platform', 'user', '6', 1, '{"id":6,"username":"adam"}', '2026-01-01T00:00:00Z')
            """);

        await using var storage = await TestStorage.OpenAsync(settings);
        Assert.Equal("5", Assert.Single(await storage.Maintenance.FindOverdueAsync(DateTimeOffset.UnixEpoch.AddYears(100), null, 10, CancellationToken.None)).GrainKey);
        Assert.Equal(["5|zoe", "6|adam"], await storage.QueryAsync("SELECT id, username FROM users ORDER BY id"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_looked_up_before_there_were_bots_is_found_as_before(DatabaseKind kind)
    {
        StorageSettings settings = await LeftBeforeAsync(
            "bots",
            kind,
            """
            INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on) VALUES
                ('platform', 'user', '5', 1, '{"id":5,"username":"Zoe","permission_level":2,"buckets":["users.total"]}', '2026-01-01T00:00:00Z'),
                ('platform', 'user', '6', 1, '{"id":6,"username":"gone","deleted_at":"2026-01-01T00:00:00.000000Z"}', '2026-01-01T00:00:00Z'),
                ('platform', 'session', 'session:a', 1, '{"user_id":5,"expires_at":"2026-02-01T00:00:00Z"}', '2026-01-01T00:00:00Z'),
                ('platform', 'session', 'session:b', 1, '{"user_id":5,"bot_id":255}', '2026-01-01T00:00:00Z'),
                ('platform', 'bot', 'ff', 1, '{"id":255,"name":"Helper","name_folded":"helper","owner_id":5,"bot_type":3,"is_active":true}', '2026-01-01T00:00:00Z'),
                ('platform', 'chat', '2', 1, '{"id":2,"name":"Talk","name_folded":"talk","owner_id":5,"slug":"talk"}', '2026-01-01T00:00:00Z')
            """);

        await using var storage = await TestStorage.OpenAsync(settings);
        Assert.Equal("5|Zoe|2", await storage.QueryOneAsync("SELECT id, username, permission_level FROM users WHERE name_folded = 'zoe'"));
        Assert.Equal("5", await storage.QueryOneAsync("SELECT id FROM users"));
        Assert.Equal("255|Helper|3", await storage.QueryOneAsync("SELECT id, name, bot_type FROM bots WHERE name_folded = 'helper' AND owner_id = 5 AND is_active"));
        Assert.Equal("2|talk", await storage.QueryOneAsync("SELECT id, slug FROM chats WHERE name_folded = 'talk' AND owner_id = 5"));
        Assert.Equal(["5|", "5|255"], await storage.QueryAsync("SELECT user_id, bot_id FROM sessions ORDER BY grain_key"));
        Assert.Equal("users.total|1", await storage.QueryOneAsync("SELECT bucket, value FROM statistic_total"));

        Assert.Equal(255, Assert.Single(await storage.Bots.FindNamedAsync("helper", 10, CancellationToken.None)).Value);
        await storage.StoreBatchAsync(new CommandTally(new(255), 0, "help", DateTimeOffset.UnixEpoch, 3));
        Assert.Equal(3, (await storage.Commands.ReadAllAsync(DateTimeOffset.UnixEpoch, CancellationToken.None)).TotalCount);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Users_of_before_the_search_are_found_by_what_their_states_say(DatabaseKind kind)
    {
        static string Punished(int kind, string? until, string? lifted = null, bool isOver = false) =>
            $$"""{"id":1,"kind":{{kind}},"reason":"","expires_at":{{(until is null ? "null" : $"\"{until}\"")}},"lifted_at":{{(lifted is null ? "null" : $"\"{lifted}\"")}},"is_over":{{(isOver ? "true" : "false")}}}""";
        static string User(int id, string name, params string[] punishments) =>
            $$"""('platform', 'user', '{{id:x}}', 3, '{"id":{{id}},"username":"{{name}}","permission_level":0,"subscription_tier":0,"punishments":[{{string.Join(',', punishments)}}],"buckets":["users.total"]}', '2026-01-01T00:00:00Z')""";
        const string soon = "2026-06-01T00:00:00.000000Z";
        const string later = "2026-07-01T00:00:00.000000Z";
        StorageSettings settings = await LeftBeforeAsync(
            "user-search",
            kind,
            $"""
            INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on) VALUES
                {User(10, "Free")},
                {User(11, "user_0000000b", Punished(2, null), Punished(2, later))},
                {User(12, "Ended.Some", Punished(2, soon), Punished(2, later), Punished(1, soon), Punished(0, null))},
                {User(13, "Lifted", Punished(2, null, lifted: soon), Punished(1, later, isOver: true))},
                ('platform', 'user', 'e', 3, '{"{"}"id":14,"username":"older"{"}"}', '2026-01-01T00:00:00Z'),
                ('platform', 'user', 'f', 3, '{"{"}"id":15,"username":"gone","deleted_at":"{soon}"{"}"}', '2026-01-01T00:00:00Z')
            """);

        await using var storage = await TestStorage.OpenAsync(settings);
        const string never = "9999-12-31T23:59:59.999999Z";
        Assert.Equal(
            ["10|free||", $"11|user_0000000b|{never}|", $"12|ended.some|{later}|{soon}", "13|lifted||", "14|older||"],
            await storage.QueryAsync("SELECT id, name_folded, banned_until, timed_out_until FROM user_entry ORDER BY id"));
        Assert.Equal("users.total|4", await storage.QueryOneAsync("SELECT bucket, value FROM statistic_total"));
        Assert.Equal("3", await storage.QueryOneAsync("SELECT DISTINCT version FROM grain_state"));

        FoundUsers banned = await storage.Users.SearchAsync(
            SampleUsers.Question("e") with { State = AccountState.Banned, Now = DateTimeOffset.Parse(soon, CultureInfo.InvariantCulture) }, CancellationToken.None);
        Assert.Equal([12L, 11], banned.Users.Select(user => user.Id.Value));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Chats_of_before_their_directory_are_listed_with_those_who_are_in_them(DatabaseKind kind)
    {
        static string Chat(int id, string visibility, string deletedAt = "null") =>
            $$"""('platform', 'chat', '{{id:X}}', 3, '{"id":{{id}},"owner_id":5,"name":"any","name_folded":"any","visibility":"{{visibility}}","deleted_at":{{deletedAt}},"buckets":["chats.total"]}', '2026-01-01T00:00:00Z')""";
        static string Members(int id, params int[] members) =>
            $$"""('platform', 'chat-members', '{{id:X}}', 3, '{"chat_id":{{id}},"members":[{{string.Join(',', members.Select(member => $$"""{"user_id":{{member}}}"""))}}]}', '2026-01-01T00:00:00Z')""";
        StorageSettings settings = await LeftBeforeAsync(
            "chats",
            kind,
            $$"""
            INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on) VALUES
                {{Chat(9, "private")}}, {{Members(9, 6, 7)}},
                {{Chat(16, "public")}}, {{Members(16)}},
                {{Chat(255, "private", "\"2026-01-01T00:00:00.000000Z\"")}}, {{Members(255, 6)}},
                ('platform', 'chat-members', 'none', 3, '{}', '2026-01-01T00:00:00Z'),
                ('platform', 'user', '5', 3, '{"id":5,"username":"zoe","banned_until":null}', '2026-01-01T00:00:00Z')
            """);

        await using var storage = await TestStorage.OpenAsync(settings);
        Assert.Equal(["9|6", "9|7", "255|6"], await storage.QueryAsync("SELECT chat_id, user_id FROM chat_member ORDER BY chat_id, user_id"));
        Assert.Equal(
            [(9, 3), (16, 1)],
            (await storage.Chats.ListVisibleAsync(new(6), null, 0, 10, CancellationToken.None)).Items.Select(listed => (listed.Chat.Id, listed.MemberCount)));
        Assert.Equal("5|zoe", await storage.QueryOneAsync("SELECT id, username FROM users"));
        Assert.Equal("chats.total|3", await storage.QueryOneAsync("SELECT bucket, value FROM statistic_total"));
        Assert.Equal("3", await storage.QueryOneAsync("SELECT DISTINCT version FROM grain_state"));

        await storage.StoreMembersAsync(9, 7, 8);
        Assert.Equal(["9|7", "9|8"], await storage.QueryAsync("SELECT chat_id, user_id FROM chat_member WHERE chat_id = 9 ORDER BY user_id"));
    }

    [Fact]
    public async Task Columns_that_were_generated_stay_as_they_were_and_follow_what_is_written_then()
    {
        StorageSettings settings = await LeftBeforeAsync(
            "cheaper-writes",
            DatabaseKind.PostgreSql,
            """
            INSERT INTO grain_state (service_id, state_name, grain_key, version, payload) VALUES
                ('platform', 'user', '5', 3, '{"id":5,"username":"Zoe","subscription_expires_at":"2026-01-01T00:00:00.000000Z","wake_after":"2026-01-01T00:00:00.000000Z","buckets":["users.total"]}'),
                ('platform', 'session', 'session:a', 3, '{"user_id":5,"bot_id":7,"sweep_after":"2026-01-02T00:00:00.000000Z","buckets":["sessions.total"]}'),
                ('platform', 'bot', '7', 3, '{"id":7,"name_folded":"falcon","owner_id":5}'),
                ('platform', 'chat', '9', 3, '{"id":9,"name_folded":"den","owner_id":5,"visibility":"public"}')
            """);
        const string columns =
            """
            SELECT state_name, name_folded, owner_id, subscription_expires_at, bot_id, chat_id, public_chat_id, wake_after, sweep_after
            FROM grain_state ORDER BY state_name
            """;
        string[] before =
        [
            "bot|falcon|5||7||||",
            "chat|den|5|||9|9||",
            "session||||7||||2026-01-02T00:00:00.000000Z",
            "user|zoe||2026-01-01T00:00:00.000000Z||||2026-01-01T00:00:00.000000Z|",
        ];

        await using var storage = await TestStorage.OpenAsync(settings);
        Assert.Equal(before, await storage.QueryAsync(columns));

        await storage.QueryAsync(
            """
            UPDATE grain_state SET payload = payload || '{"username":"Ada","subscription_expires_at":null,"wake_after":null}' WHERE state_name = 'user';
            UPDATE grain_state SET payload = payload || '{"deleted_at":"2026-01-01T00:00:00.000000Z"}' WHERE state_name IN ('bot', 'chat');
            UPDATE grain_state SET bot_id = 8, name_folded = 'other' WHERE state_name = 'session'
            """);
        Assert.Equal(
            ["bot|falcon|5||||||", "chat|den|5||||||", "session||||7||||2026-01-02T00:00:00.000000Z", "user|ada|||||||"],
            await storage.QueryAsync(columns));
        Assert.Equal(["5|ada"], await storage.QueryAsync("SELECT id, name_folded FROM user_entry"));
        Assert.Equal(["sessions.total|1", "users.total|1"], await storage.QueryAsync("SELECT bucket, value FROM statistic_total ORDER BY bucket"));

        await storage.QueryAsync("DELETE FROM grain_state");
        Assert.Empty(await storage.QueryAsync("SELECT id FROM user_entry"));
        Assert.Equal(["sessions.total|0", "users.total|0"], await storage.QueryAsync("SELECT bucket, value FROM statistic_total ORDER BY bucket"));
    }

    /// <summary>A database as a release left it that did not have a step yet, with something written in it.</summary>

    private Task<StorageSettings> LeftBeforeAsync(string step, DatabaseKind kind, string written) => OlderDatabase.CreateAsync(databases, kind, step, written);
}
