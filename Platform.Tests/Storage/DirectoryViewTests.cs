using Platform.Silo.Storage.States;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class DirectoryViewTests(StorageDatabases databases)
{
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
    public async Task Sessions_show_whose_they_are_and_until_when(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreAsync("session", """{"user_id":5,"created_at":"2026-01-01T00:00:00Z","expires_at":"2026-02-01T00:00:00Z"}""");
        Assert.Equal("5|2026-01-01T00:00:00Z|2026-02-01T00:00:00Z", await storage.QueryOneAsync("SELECT user_id, created_at, expires_at FROM sessions"));
    }
}

internal static class RawStates
{
    /// <summary>Stores a state's JSON as a grain would.</summary>
    public static async Task StoreAsync(this TestStorage storage, string stateName, string json) =>
        Assert.NotNull(await storage.States.WriteAsync(new StateKey(stateName, $"{Guid.NewGuid()}"), null, BinaryData.FromString(json)));
}
