using Platform.Grains.Bots;
using Platform.Silo.Storage.States;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class DirectoryViewTests(StorageDatabases databases)
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Users_show_their_name_level_and_subscription(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreAsync("user", """{"id":5,"username":"Zoe.X","permission_level":2,"subscription_tier":1,"subscription_expires_at":"2026-01-01T00:00:00Z"}""");
        await storage.StoreAsync("another", """{"id":6,"username":"Nobody"}""");
        Assert.Equal(
            "5|Zoe.X|2|1|2026-01-01T00:00:00Z",
            await storage.QueryOneAsync("SELECT id, username, permission_level, subscription_tier, subscription_expires_at FROM users WHERE name_folded = 'zoe.x'"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_left_of_a_deleted_user_is_no_user(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreAsync("user", """{"id":5,"username":"zoe","deleted_at":null}""");
        await storage.StoreAsync("user", """{"id":6,"username":"gone","deleted_at":"2026-01-01T00:00:00.000000Z"}""");
        Assert.Equal("5", await storage.QueryOneAsync("SELECT id FROM users"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Bots_and_chats_are_found_by_their_owner(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreAsync("bot", """{"id":1,"name":"Helper","owner_id":5,"bot_type":3,"is_active":true}""");
        await storage.StoreAsync("chat", """{"id":2,"name":"Talk","owner_id":5,"visibility":"public","slug":"talk"}""");
        Assert.Equal("1|Helper|3", await storage.QueryOneAsync("SELECT id, name, bot_type FROM bots WHERE owner_id = 5 AND is_active"));
        Assert.Equal("2|Talk|public|talk", await storage.QueryOneAsync("SELECT id, name, visibility, slug FROM chats WHERE owner_id = 5"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_left_of_deleted_bots_and_chats_is_none(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        foreach (var state in new[] { "bot", "chat" })
        {
            await storage.StoreAsync(state, """{"id":5,"name":"here","deleted_at":null}""");
            await storage.StoreAsync(state, """{"id":6,"name":"gone","deleted_at":"2026-01-01T00:00:00.000000Z"}""");
            Assert.Equal("5|here", await storage.QueryOneAsync($"SELECT id, name FROM {state}s"));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Names_of_bots_and_chats_are_as_they_were_folded_by_the_writer(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        foreach (var state in new[] { "bot", "chat" })
        {
            await storage.StoreAsync(state, """{"id":1,"name":"ÄRGER","name_folded":"ärger"}""");
            Assert.Equal("ärger", await storage.QueryOneAsync($"SELECT name_folded FROM {state}s"));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_chat_shows_how_many_are_in_it_and_whether_everybody_may_see_it(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreAsync("chat", """{"id":1,"name":"a","owner_id":5,"visibility":"private"}""");
        await storage.StoreAsync("chat", """{"id":2,"name":"b","owner_id":5,"visibility":"public","slug":"b"}""");
        await storage.StoreAsync("chat", """{"id":3,"name":"c","owner_id":5,"visibility":"official","slug":"c"}""");
        await storage.StoreMembersAsync(2, 6, 7);
        Assert.Equal(
            ["1||1|platform", "2|2|3|platform", "3|3|1|platform"],
            await storage.QueryAsync("SELECT id, public_id, member_count, service_id FROM chats ORDER BY id"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_bot_shows_the_later_of_its_two_activities(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreBotAsync(new BotState { Id = new(1), LastActivityAt = Noon });
        await storage.StoreBotAsync(new BotState { Id = new(2), LastActivityAt = Noon });
        await storage.StoreBotAsync(new BotState { Id = new(3) });
        await storage.StoreBotAsync(new BotState { Id = new(4) });
        await storage.StoreAsync(new StateKey("bot-limit", "1"), new BotLimitState { LastActivityAt = Noon.AddSeconds(1) });
        await storage.StoreAsync(new StateKey("bot-limit", "2"), new BotLimitState { LastActivityAt = Noon.AddSeconds(-1) });
        await storage.StoreAsync(new StateKey("bot-limit", "3"), new BotLimitState { LastActivityAt = Noon });
        Assert.Equal(
            ["1|2026-05-01T12:00:01.000000Z", "2|2026-05-01T12:00:00.000000Z", "3|2026-05-01T12:00:00.000000Z", "4|"],
            await storage.QueryAsync("SELECT id, last_activity_at FROM bots ORDER BY id"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Sessions_show_whose_they_are_and_until_when(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreAsync("session", """{"user_id":5,"bot_id":7,"created_at":"2026-01-01T00:00:00Z","expires_at":"2026-02-01T00:00:00Z"}""");
        Assert.Equal("5|7|2026-01-01T00:00:00Z|2026-02-01T00:00:00Z", await storage.QueryOneAsync("SELECT user_id, bot_id, created_at, expires_at FROM sessions"));
    }
}
