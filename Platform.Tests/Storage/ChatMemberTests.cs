using CsCheck;
using Platform.Grains.Chats;
using Platform.Silo.Storage.States;

namespace Platform.Tests.Storage;

/// <summary>Who is in which chat is looked up in a table that the writes of the chats' states keep.</summary>
[Collection(StorageTests.Name)]
public sealed class ChatMemberTests(StorageDatabases databases)
{
    // Some are named twice: each is in a chat once.
    private static readonly Gen<(int Chat, int[]? Members)[]> Writes = Gen.Select(
        Gen.Int[1, 4], Gen.Frequency((5, Gen.Int[1, 9].Array[0, 8].Select(members => (int[]?)members)), (1, Gen.Const((int[]?)null)))).Array[1, 15];

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_table_says_what_the_states_say_after_any_writes(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        SortedDictionary<int, int[]> states = [];
        await Writes.SampleAsync(
            async writes =>
            {
                foreach (var (chat, members) in writes)
                {
                    if (members is not null)
                    {
                        await storage.StoreMembersAsync(chat, members.Select(member => (long)member));
                        states[chat] = members;
                    }
                    else if (states.Remove(chat))
                    {
                        await storage.RemoveMembersAsync(chat);
                    }
                }

                return (await MembersAsync(storage)).SequenceEqual(
                    states.SelectMany(state => state.Value.Distinct().Order().Select(member => $"{state.Key}|{member}")));
            },
            iter: 40,
            threads: 1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_joins_and_who_leaves_is_all_that_a_write_touches(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreMembersAsync(1, Enumerable.Range(1, 2_000).Select(number => (long)number));
        Assert.Equal("2000", await storage.QueryOneAsync("SELECT count(*) FROM chat_member"));

        await RecordTouchesAsync(storage);
        await storage.StoreMembersAsync(1, Enumerable.Range(1, 2_001).Select(number => (long)number));
        await storage.StoreMembersAsync(1, Enumerable.Range(2, 2_000).Select(number => (long)number));
        await storage.StoreMembersAsync(1, Enumerable.Range(2, 2_000).Reverse().Select(number => (long)number));
        await storage.StoreAsync(
            new StateKey("chat-members", "1"),
            new ChatMembersState
            {
                ChatId = 1,
                Members = [.. Enumerable.Range(2, 2_000).Select(number => new ChatMember { UserId = new(number), JoinedAt = DateTimeOffset.UnixEpoch })],
                Invites = [new ChatInvite { Code = "any" }],
            });
        Assert.Equal(["1|2001", "-1|1"], await storage.QueryAsync("SELECT change, user_id FROM touched ORDER BY change DESC"));

        await storage.RemoveMembersAsync(1);
        Assert.Equal("0", await storage.QueryOneAsync("SELECT count(*) FROM chat_member"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_sweep_forgets_who_was_in_a_chat(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreMembersAsync(2, 6);
        await storage.StoreAsync("chat-members", """{"chat_id":1,"members":[{"user_id":5},{"user_id":6}],"sweep_after":"2026-01-01T00:00:00.000000Z"}""");
        Assert.Equal(3, (await MembersAsync(storage)).Count);
        Assert.Equal(1, await storage.Maintenance.SweepExpiredAsync(DateTimeOffset.UnixEpoch.AddYears(100), 10, CancellationToken.None));
        Assert.Equal(["2|6"], await MembersAsync(storage));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Members_that_other_states_have_are_none(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreAsync("chat", """{"id":1,"chat_id":1,"members":[{"user_id":5}]}""");
        await storage.StoreAsync("chat-members", """{"members":[{"user_id":5}]}""");
        await storage.StoreAsync("chat-members", """{"chat_id":1,"members":null}""");
        await storage.StoreAsync("chat-members", """{"chat_id":1,"members":[{}]}""");
        await storage.StoreAsync("chat-members", "{}");
        Assert.Empty(await MembersAsync(storage));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Many_write_at_once_and_nobody_is_lost(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await Task.WhenAll(Enumerable.Range(1, 16).Select(async chat =>
        {
            for (var members = 1; members <= 20; members++)
            {
                await storage.StoreMembersAsync(chat, Enumerable.Range(members, 3).Select(number => (long)number));
            }
        }));
        Assert.Equal(
            Enumerable.Range(1, 16).SelectMany(chat => new[] { $"{chat}|20", $"{chat}|21", $"{chat}|22" }),
            await MembersAsync(storage));
    }

    private static Task<List<string>> MembersAsync(TestStorage storage) =>
        storage.QueryAsync("SELECT chat_id, user_id FROM chat_member ORDER BY chat_id, user_id");

    private static Task<List<string>> RecordTouchesAsync(TestStorage storage) => storage.QueryAsync(storage.Settings.IsEmbedded
        ? """
          CREATE TABLE touched (change INTEGER NOT NULL, user_id INTEGER NOT NULL);
          CREATE TRIGGER record_insert AFTER INSERT ON chat_member BEGIN INSERT INTO touched VALUES (1, NEW.user_id); END;
          CREATE TRIGGER record_update AFTER UPDATE ON chat_member BEGIN INSERT INTO touched VALUES (0, NEW.user_id); END;
          CREATE TRIGGER record_delete AFTER DELETE ON chat_member BEGIN INSERT INTO touched VALUES (-1, OLD.user_id); END;
          """
        : """
          CREATE TABLE touched (change integer NOT NULL, user_id bigint NOT NULL);
          CREATE FUNCTION record_touch() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
              INSERT INTO touched VALUES (
                  CASE TG_OP WHEN 'INSERT' THEN 1 WHEN 'DELETE' THEN -1 ELSE 0 END, COALESCE(NEW.user_id, OLD.user_id));
              RETURN NULL;
          END
          $$;
          CREATE TRIGGER record_touch AFTER INSERT OR UPDATE OR DELETE ON chat_member FOR EACH ROW EXECUTE FUNCTION record_touch();
          """);
}
