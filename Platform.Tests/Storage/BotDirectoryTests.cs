using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Bots;
using Platform.Grains.Directory;
using Platform.Grains.Sessions;
using Platform.Silo.Storage.States;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class BotDirectoryTests(StorageDatabases databases)
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    // Their keys are hexadecimal: as texts 10 (a) comes after 16 (10) and 256 (100) before 9.
    private static readonly long[] Ids = [9, 10, 16, 255, 256];

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_bot_is_shown_as_its_grain_would_show_it(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var bot = Bot(255, "Größe 😀") with
        {
            Platform = "discord",
            OwnerId = new UserId(5),
            BotType = BotType.Verified,
            RateLimitPerHour = 1_000,
            AvatarUrl = "https://example.org/?a=1&b='2'",
            Groups = 12,
            Users = 1L << 31,
            LatencyMs = 40,
            LastActivityAt = Noon.AddHours(-1),
            UpdatedAt = Noon.AddMinutes(-1),
        };
        await storage.StoreBotAsync(bot);
        Assert.Equal(bot.ToView(null), Assert.Single(await ListAsync(storage)));

        await storage.StoreAsync(new StateKey("bot-limit", "FF"), new BotLimitState { LastActivityAt = Noon.AddSeconds(1) });
        Assert.Equal(Noon.AddSeconds(1), Assert.Single(await ListAsync(storage)).LastActivityAt);
        Assert.Equal(Noon.AddSeconds(1), Assert.Single((await storage.Bots.ListActiveAsync(null, 0, 10, CancellationToken.None)).Items).LastActivityAt);
        Assert.Equal(Noon.AddSeconds(1), Assert.Single((await SearchAsync(storage, "größe")).Bots).LastActivityAt);
        Assert.Equal(Noon.AddSeconds(1), Assert.Single(await storage.Bots.ListOwnedAsync(new UserId(5), null, 10, CancellationToken.None)).LastActivityAt);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Active_bots_are_listed_by_number_part_by_part(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(kind, [.. Ids.Reverse().Select(id => Bot(id, "any")), Bot(11, "asleep") with { IsActive = false }]);
        foreach (var (offset, expected) in new (int, long[])[] { (0, [9, 10]), (2, [16, 255]), (4, [256]), (6, []) })
        {
            var page = await storage.Bots.ListActiveAsync(null, offset, 2, CancellationToken.None);
            Assert.Equal(expected, page.Items.Select(bot => bot.Id.Value));
            Assert.Equal(5, page.Total);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task All_bots_and_those_of_an_owner_are_listed_by_number_after_the_last_one_seen(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(
            kind, [.. Ids.Select(id => Bot(id, "any") with { OwnerId = new UserId(5), IsActive = id != 16 }), Bot(11, "of another") with { OwnerId = new UserId(6) }]);
        Assert.Equal([9, 10, 11, 16, 255, 256], await PagesAsync((after, most) => storage.Bots.ListAsync(after, most, CancellationToken.None)));
        Assert.Equal(Ids, await PagesAsync((after, most) => storage.Bots.ListOwnedAsync(new UserId(5), after, most, CancellationToken.None)));
        Assert.Empty(await storage.Bots.ListOwnedAsync(new UserId(7), null, 10, CancellationToken.None));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Bots_of_one_name_are_found_by_it_without_regard_to_case(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(
            kind, Bot(256, "Ärger İ"), Bot(9, "ÄRGER İ"), Bot(10, "ärger İ"), Bot(11, "Arger İ"), Bot(12, "Ärger İ!"));
        Assert.Equal([9, 10, 256], (await storage.Bots.FindNamedAsync(BotNames.Fold("äRGER İ"), 10, CancellationToken.None)).Select(bot => bot.Value));
        Assert.Equal([9, 10], (await storage.Bots.FindNamedAsync(BotNames.Fold("äRGER İ"), 2, CancellationToken.None)).Select(bot => bot.Value));
        Assert.Empty(await storage.Bots.FindNamedAsync("none", 10, CancellationToken.None));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_deleted_bots_nothing_is_found(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreBotAsync(Bot(9, "gone") with { OwnerId = new UserId(5), DeletedAt = Noon });
        Assert.Empty(await ListAsync(storage));
        Assert.Equal(0, (await storage.Bots.ListActiveAsync(null, 0, 10, CancellationToken.None)).Total);
        Assert.Empty(await storage.Bots.ListOwnedAsync(new UserId(5), null, 10, CancellationToken.None));
        Assert.Empty(await storage.Bots.FindNamedAsync("gone", 10, CancellationToken.None));
        Assert.Empty((await storage.Bots.SearchAsync(Filter(null) with { Id = new BotId(9) }, CancellationToken.None)).Bots);
        Assert.Equal(0, (await SearchAsync(storage, null)).Total);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_exact_name_and_number_come_first_then_beginnings_then_the_rest(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(
            kind,
            Bot(1, "my 16"),
            Bot(2, "16 b"),
            Bot(3, "a16"),
            Bot(5, "16 A"),
            Bot(256, "16"),
            Bot(9, "16"),
            Bot(16, "zzz"),
            Bot(4, "A16"),
            Bot(17, "other"));
        var found = await storage.Bots.SearchAsync(Filter("16") with { Id = new BotId(16) }, CancellationToken.None);
        Assert.Equal([9, 256, 16, 5, 2, 3, 4, 1], Numbers(found));
        Assert.Equal((8, false), (found.Total, found.IsCapped));
        Assert.Equal([9, 256, 5, 2, 3, 4, 1], Numbers(await SearchAsync(storage, "16")));
        Assert.Equal([16], Numbers(await storage.Bots.SearchAsync(Filter(null) with { Id = new BotId(16) }, CancellationToken.None)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Names_are_in_the_order_of_their_bytes_in_both_databases(DatabaseKind kind)
    {
        string[] names = ["z", "ä", "Zz", "É", "～", "😀", "a b", "a-b", "ß", "ǅ", "ﬁ", "Ω", "k", "я"];
        await using var storage = await OpenWithAsync(kind, [.. names.Select((name, index) => Bot(index + 1, name))]);
        Assert.Equal(
            ["a b", "a-b", "k", "z", "Zz", "ß", "ä", "É", "ǅ", "Ω", "я", "ﬁ", "～", "😀"],
            (await SearchAsync(storage, null)).Bots.Select(bot => bot.Name));
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
        {
            Assert.Equal(index + 1, Numbers(await SearchAsync(storage, BotNames.Fold(name)))[0]);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Signs_of_patterns_and_quotes_are_plain_characters(DatabaseKind kind)
    {
        string[] names = ["50%", "50x", "a_b", "axb", @"a\b", @"a\\b", "it's", "\"q\"", @"\%"];
        await using var storage = await OpenWithAsync(kind, [.. names.Select((name, index) => Bot(index + 1, name))]);
        foreach (var (text, expected) in new (string, string[])[]
        {
            ("%", ["50%", @"\%"]),
            ("50%", ["50%"]),
            ("_", ["a_b"]),
            (@"\", [@"\%", @"a\\b", @"a\b"]),
            (@"\\", [@"a\\b"]),
            (@"\%", [@"\%"]),
            ("'", ["it's"]),
            ("\"", ["\"q\""]),
            ("' OR 1=1 --", []),
        })
        {
            Assert.Equal(expected, (await SearchAsync(storage, text)).Bots.Select(bot => bot.Name));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_search_is_narrowed_by_owner_type_and_activity(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(
            kind,
            Bot(1, "bot a") with { OwnerId = new UserId(5), BotType = BotType.Official },
            Bot(2, "bot b") with { OwnerId = new UserId(5), BotType = BotType.Community },
            Bot(3, "bot c") with { OwnerId = new UserId(6), BotType = BotType.Community },
            Bot(4, "bot d") with { OwnerId = new UserId(6), BotType = BotType.Community, IsActive = false });
        async Task<List<long>> Found(BotFilter filter) => Numbers(await storage.Bots.SearchAsync(filter, CancellationToken.None));
        Assert.Equal([1, 2], await Found(Filter("bot") with { Owner = new UserId(5) }));
        Assert.Equal([2, 3, 4], await Found(Filter(null) with { Type = BotType.Community }));
        Assert.Equal([1, 2, 3], await Found(Filter("bot") with { ActiveOnly = true }));
        Assert.Equal([3], await Found(Filter("bot") with { Owner = new UserId(6), Type = BotType.Community, ActiveOnly = true }));

        // The number asked for is one of what is looked for, not besides all that.
        Assert.Equal([], await Found(Filter("none") with { Id = new BotId(4), ActiveOnly = true }));
        Assert.Equal([4], await Found(Filter("none") with { Id = new BotId(4) }));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Parts_of_a_search_fit_together_and_the_total_stops_at_its_bound(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(kind, [.. Enumerable.Range(1, 12).Select(id => Bot(id, "same"))]);
        var parts = new List<long>();
        for (var offset = 0; offset < 15; offset += 5)
        {
            var part = await storage.Bots.SearchAsync(Filter("sam") with { Offset = offset, Limit = 5, LargestTotal = 12 }, CancellationToken.None);
            parts.AddRange(Numbers(part));
            Assert.Equal((12, false), (part.Total, part.IsCapped));
        }

        Assert.Equal(Enumerable.Range(1, 12).Select(id => (long)id), parts);
        var capped = await storage.Bots.SearchAsync(Filter("sam") with { Offset = 20, LargestTotal = 11 }, CancellationToken.None);
        Assert.Equal((11, true, 0), (capped.Total, capped.IsCapped, capped.Bots.Length));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_walk_through_active_bots_goes_on_after_the_last_one_told(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(kind, [.. Ids.Select(id => Bot(id, "any")), Bot(11, "asleep") with { IsActive = false }]);
        var told = new List<long>();
        BotId? last = null;
        do
        {
            // The offset counts for the first page alone.
            var page = await storage.Bots.ListActiveAsync(last, last is null ? 1 : 1_000, 2, CancellationToken.None);
            told.AddRange(page.Items.Select(bot => bot.Id.Value));
            Assert.Equal(last is null ? 5 : 6, page.Total);
            last = BotId.Parse(page.Next);

            // Who comes and goes in front is not in the way.
            await storage.StoreBotAsync(Bot(9, "any") with { IsActive = false });
            await storage.StoreBotAsync(Bot(1, "new"));
            await storage.StoreBotAsync(Bot(2, "new"));
        }
        while (last is not null);

        Assert.Equal([10, 16, 255, 256], told);
        Assert.Null((await storage.Bots.ListActiveAsync(new BotId(256), 0, 2, CancellationToken.None)).Next);
        Assert.Null((await storage.Bots.ListActiveAsync(new BotId(16), 0, 2, CancellationToken.None)).Next);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_walk_through_a_search_neither_doubles_nor_loses_a_bot_while_others_come_and_go(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(
            kind, Bot(1, "16"), Bot(2, "16"), Bot(16, "zzz"), Bot(4, "16 a"), Bot(5, "16 b"), Bot(6, "16 b"), Bot(7, "a 16"), Bot(8, "a 16"), Bot(9, "b 16"));
        var told = new List<long>();
        SearchCursor? place = null;
        var others = 100;
        do
        {
            var page = await storage.Bots.SearchAsync(
                Filter("16") with { Id = new BotId(16), After = place, Offset = place is null ? 0 : 1_000, Limit = 2, LargestTotal = 5 }, CancellationToken.None);
            told.AddRange(Numbers(page));
            Assert.Equal((5, true), (page.Total, page.IsCapped));
            place = page.Next;

            foreach (var passed in told.Where(id => id < 3).ToList())
            {
                await storage.RemoveBotAsync(passed);
                await storage.StoreBotAsync(Bot(passed, "0 other"));
            }

            await storage.StoreBotAsync(Bot(++others, "16"));
        }
        while (place is not null);

        Assert.Equal([1, 2, 4, 5, 6, 7, 8, 9, 16], told.Where(id => id < 100).Order());
        Assert.Equal(told.Distinct(), told);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Sessions_that_a_bot_helped_to_open_are_listed_by_hash_page_by_page(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var hashes = Enumerable.Range(0, 5).Select(number => TokenHash.Of(new Secret($"token {number}"))).OrderBy(hash => hash.Value, StringComparer.Ordinal).ToArray();
        foreach (var (hash, index) in hashes.Select((hash, index) => (hash, index)))
        {
            await storage.StoreAsync(Key(hash), new SessionState { UserId = new UserId(10 + index), BotId = new BotId(9) });
        }

        await storage.StoreAsync(Key(TokenHash.Of(new Secret("of another"))), new SessionState { UserId = new UserId(1), BotId = new BotId(10) });
        await storage.StoreAsync(Key(TokenHash.Of(new Secret("of none"))), new SessionState { UserId = new UserId(1) });
        await storage.StoreBotAsync(Bot(9, "itself"));

        var listed = new List<OpenedSession>();
        ImmutableArray<OpenedSession> page;
        do
        {
            page = await storage.Bots.ListSessionsAsync(new BotId(9), listed.LastOrDefault()?.Session, 2, CancellationToken.None);
            listed.AddRange(page);
        }
        while (page.Length == 2);

        Assert.Equal(hashes.Select((hash, index) => new OpenedSession(new UserId(10 + index), hash)), listed);
    }

    private static StateKey Key(TokenHash hash) => new("session", new SessionKey(hash).GrainKey);

    private static BotState Bot(long id, string name) => new()
    {
        Id = new BotId(id),
        Name = name,
        IsActive = true,
        BotType = BotType.Community,
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private static BotFilter Filter(string? text) => new(text, null, null, null, ActiveOnly: false, Offset: 0, After: null, Limit: 100, LargestTotal: 10_000);

    private static List<long> Numbers(FoundBots found) => [.. found.Bots.Select(bot => bot.Id.Value)];

    private static Task<FoundBots> SearchAsync(TestStorage storage, string? text) => storage.Bots.SearchAsync(Filter(text), CancellationToken.None);

    private static Task<ImmutableArray<BotView>> ListAsync(TestStorage storage) => storage.Bots.ListAsync(null, 100, CancellationToken.None);

    private static async Task<List<long>> PagesAsync(Func<BotId?, int, Task<ImmutableArray<BotView>>> list)
    {
        const int most = 2;
        var ids = new List<long>();
        ImmutableArray<BotView> page = [];
        do
        {
            page = await list(page.IsEmpty ? null : page[^1].Id, most);
            ids.AddRange(page.Select(bot => bot.Id.Value));
        }
        while (page.Length == most);

        return ids;
    }

    private async Task<TestStorage> OpenWithAsync(DatabaseKind kind, params BotState[] bots)
    {
        var storage = await TestStorage.OpenAsync(databases, kind);
        await Task.WhenAll(bots.Select(storage.StoreBotAsync));
        return storage;
    }
}
