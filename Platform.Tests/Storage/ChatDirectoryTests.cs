using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;
using Platform.Grains.Directory;
using Platform.Grains.Storage;
using static Platform.Tests.Storage.SampleChats;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class ChatDirectoryTests(StorageDatabases databases)
{
    private const long Viewer = 5;

    // Their keys are hexadecimal: as texts 10 (A) comes after 16 (10) and 256 (100) before 9.
    private static readonly long[] Ids = [9, 10, 16, 255, 256];

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_chat_is_listed_as_its_grain_wrote_it_with_all_who_are_in_it(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var chat = PublicChat(255, owner: Viewer) with
        {
            Name = "Größe 😀",
            Description = "it's \"quoted\"",
            AllowControlRequests = true,
            Running = true,
            OrderVersion = 1L << 40,
            UpdatedAt = Noon.AddMicroseconds(1),
        };
        await storage.StoreChatAsync(chat);
        await storage.StoreMembersAsync(255, 6, 7, 8);
        foreach (var listed in new[]
        {
            Assert.Single((await VisibleAsync(storage)).Items),
            Assert.Single((await PublicAsync(storage)).Items),
            Assert.Single(await storage.Chats.ListOwnedAsync(new UserId(Viewer), null, 10, CancellationToken.None)),
            Assert.Single(await storage.Chats.ListAsync(null, 10, CancellationToken.None)),
        })
        {
            Assert.Equal(Written(chat), Written(listed.Chat));
            Assert.Equal(4, listed.MemberCount);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_user_lists_what_is_for_everybody_his_own_and_what_he_is_in_and_each_once(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(
            kind,
            Chat(1, owner: Viewer),
            PublicChat(2, owner: Viewer),
            PublicChat(3, owner: 6),
            Chat(4, owner: 6),
            Chat(5, owner: 6),
            PublicChat(6, owner: 6),
            Chat(7, owner: 6) with { Visibility = ChatVisibilities.Official });
        await storage.StoreMembersAsync(4, Viewer, 7);
        await storage.StoreMembersAsync(5, 7);
        await storage.StoreMembersAsync(6, Viewer);

        // Neither is ever written: an owner is not listed in his own chat, and who is in none was never in it.
        await storage.StoreMembersAsync(1, Viewer);
        await storage.StoreMembersAsync(99, Viewer);

        var visible = await VisibleAsync(storage);
        Assert.Equal([1, 2, 3, 4, 6, 7], Numbers(visible));
        Assert.Equal((6, null), (visible.Total, visible.Next));
        var forEverybody = await PublicAsync(storage);
        Assert.Equal([2, 3, 6, 7], Numbers(forEverybody));
        Assert.Equal((4, null), (forEverybody.Total, forEverybody.Next));
        Assert.Equal([4, 6], await JoinedAsync(storage, Viewer, null, 10));
        Assert.Equal([2, 3, 6, 7], Numbers(await storage.Chats.ListVisibleAsync(new UserId(8), null, 0, 10, CancellationToken.None)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_deleted_chats_nothing_is_listed_though_their_members_are_still_written_down(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(kind, PublicChat(9, owner: Viewer), Chat(10, owner: 6));
        await storage.StoreMembersAsync(9, 7);
        await storage.StoreMembersAsync(10, Viewer);
        Assert.Equal(2, (await VisibleAsync(storage)).Total);

        await storage.StoreChatAsync(Deleted(9));
        await storage.StoreChatAsync(Deleted(10));
        Assert.Empty((await VisibleAsync(storage)).Items);
        Assert.Equal((0, 0), ((await VisibleAsync(storage)).Total, (await PublicAsync(storage)).Total));
        Assert.Empty(await storage.Chats.ListOwnedAsync(new UserId(Viewer), null, 10, CancellationToken.None));
        Assert.Empty(await storage.Chats.ListAsync(null, 10, CancellationToken.None));
        Assert.Empty(await JoinedAsync(storage, Viewer, null, 10));

        await storage.RemoveChatAsync(9);
        Assert.Equal(0, (await VisibleAsync(storage)).Total);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_chat_that_becomes_private_is_no_longer_for_everybody(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(kind, PublicChat(9, owner: 6));
        Assert.Equal(1, (await VisibleAsync(storage)).Total);
        await storage.StoreChatAsync(Chat(9, owner: 6));
        Assert.Equal((0, 0), ((await VisibleAsync(storage)).Total, (await PublicAsync(storage)).Total));
        await storage.StoreMembersAsync(9, Viewer);
        Assert.Equal([9], Numbers(await VisibleAsync(storage)));
        await storage.StoreMembersAsync(9);
        Assert.Equal(0, (await VisibleAsync(storage)).Total);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Every_list_is_by_number_page_by_page(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(
            kind, [.. Ids.Reverse().Select(id => Chat(id, owner: Viewer)), .. Ids.Reverse().Select(id => PublicChat(1_000 + id, owner: 6)), Chat(11, owner: 6), Chat(3_000, owner: 6)]);
        await storage.StoreMembersAsync(11, Viewer);
        await storage.StoreMembersAsync(3_000, Viewer);
        long[] forEverybody = [.. Ids.Select(id => 1_000 + id)];
        long[] visible = [9, 10, 11, 16, 255, 256, .. forEverybody, 3_000];

        Assert.Equal(visible, await WalkAsync(after => storage.Chats.ListVisibleAsync(new UserId(Viewer), after, 0, 2, CancellationToken.None)));
        Assert.Equal(forEverybody, await WalkAsync(after => storage.Chats.ListPublicAsync(after, 0, 2, CancellationToken.None)));
        Assert.Equal(Ids, await PagesAsync(async (after, most) => Numbers(await storage.Chats.ListOwnedAsync(new UserId(Viewer), after, most, CancellationToken.None))));
        Assert.Equal([.. visible.Order()], await PagesAsync(async (after, most) => Numbers(await storage.Chats.ListAsync(after, most, CancellationToken.None))));
        Assert.Equal([11, 3_000], await PagesAsync((after, most) => JoinedAsync(storage, Viewer, after, most)));
        for (var offset = 0; offset < visible.Length + 2; offset++)
        {
            var page = await storage.Chats.ListVisibleAsync(new UserId(Viewer), null, offset, 3, CancellationToken.None);
            Assert.Equal(visible.Skip(offset).Take(3), Numbers(page));
            Assert.Equal(visible.Length, page.Total);
            Assert.Equal(offset + 3 < visible.Length ? Text(visible[offset + 2]) : null, page.Next);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Chats_of_another_service_in_the_same_database_are_none_of_ours(DatabaseKind kind)
    {
        var settings = await TestStorage.CreateAsync(databases, kind);
        await using (var other = await TestStorage.OpenAsync(settings with { ServiceId = "other" }))
        {
            await other.StoreChatAsync(PublicChat(9, owner: Viewer));
            await other.StoreChatAsync(Chat(10, owner: Viewer));
            await other.StoreChatAsync(Chat(11, owner: 6));
            await other.StoreMembersAsync(9, 7, 9);
            await other.StoreMembersAsync(11, Viewer);
        }

        await using var storage = await TestStorage.OpenAsync(settings);
        await storage.StoreChatAsync(Chat(9, owner: Viewer));
        await storage.StoreMembersAsync(9, 7, 8);
        var visible = await VisibleAsync(storage);
        Assert.Equal((9, 3, 1), (Assert.Single(visible.Items).Chat.Id, visible.Items[0].MemberCount, visible.Total));
        Assert.Equal(0, (await PublicAsync(storage)).Total);
        Assert.Equal([9], Numbers(await storage.Chats.ListAsync(null, 10, CancellationToken.None)));
        Assert.Empty(await JoinedAsync(storage, Viewer, null, 10));
        Assert.Equal([9], await JoinedAsync(storage, 7, null, 10));
        Assert.Empty(await JoinedAsync(storage, 9, null, 10));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_walk_neither_doubles_nor_loses_a_chat_while_others_come_and_go(DatabaseKind kind)
    {
        const int many = 500;
        const int limit = 37;

        // Every tenth number is used; a chat is for everybody, his own, one he is in, or not to be seen.
        static bool IsVisible(long number) => number % 4 != 3;
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await Task.WhenAll(Enumerable.Range(1, many).Select(async number =>
        {
            await storage.StoreChatAsync((number % 4) switch
            {
                0 => PublicChat(number * 10, owner: 6),
                1 => Chat(number * 10, owner: Viewer),
                _ => Chat(number * 10, owner: 6),
            });
            await storage.StoreMembersAsync(number * 10, number % 4 == 2 ? [7, Viewer] : [7]);
        }));

        HashSet<long> gone = [];
        List<long> told = [];
        long? last = null;
        do
        {
            var page = await storage.Chats.ListVisibleAsync(new UserId(Viewer), last, last is null ? 0 : 1_000, limit, CancellationToken.None);
            told.AddRange(Numbers(page));
            last = page.Next is null ? null : Number(page.Next);
            if (last is { } place)
            {
                // In front: one is deleted, one comes. Behind: one is deleted, he leaves another, one comes.
                Assert.Equal(told[^1], place);
                await storage.StoreChatAsync(Deleted(told[^2]));
                await storage.StoreChatAsync(PublicChat(place - 5, owner: 6));
                await storage.StoreChatAsync(PublicChat(place + 5, owner: 6));
                foreach (var number in Enumerable.Range((int)(place / 10) + 1, 4).Where(number => number <= many))
                {
                    if (number % 4 == 1)
                    {
                        await storage.StoreChatAsync(Deleted(number * 10));
                        gone.Add(number * 10);
                    }
                    else if (number % 4 == 2)
                    {
                        await storage.StoreMembersAsync(number * 10, 7);
                        gone.Add(number * 10);
                    }
                }
            }
        }
        while (last is not null);

        Assert.Equal(told.Order().Distinct(), told);
        Assert.Equal(
            Enumerable.Range(1, many).Where(number => IsVisible(number)).Select(number => number * 10L).Except(gone),
            told.Where(id => id % 10 == 0));
        Assert.All(told.Where(id => id % 10 != 0), id => Assert.Equal(5, id % 10));
        Assert.NotEmpty(gone);
    }

    [Theory, MemberData(nameof(Databases))]
    [SuppressMessage("Security", "CA5394", Justification = "The same chats and questions in every run.")]
    public async Task Any_question_is_answered_as_a_look_at_every_chat_would_answer_it(DatabaseKind kind)
    {
        const int people = 6;
        Random random = new(7);
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        Dictionary<long, (ChatState Chat, long[] Members)> all = [];
        for (var round = 0; round < 20; round++)
        {
            for (var change = 0; change < 8; change++)
            {
                var chat = Any(random, random.Next(1, 60), people);
                long[] members = [.. Enumerable.Range(1, people).Select(number => (long)number).Where(number => number != chat.OwnerId?.Value && random.Next(4) == 0)];
                all[chat.Id] = (chat, members);
                await storage.StoreChatAsync(chat);
                await storage.StoreMembersAsync(chat.Id, members);
            }

            var viewer = random.Next(1, people + 1);
            long? after = random.Next(2) == 0 ? random.Next(60) : null;
            var (offset, limit) = (random.Next(10), random.Next(1, 12));
            var live = all.Values.Where(one => one.Chat.DeletedAt is null).OrderBy(one => one.Chat.Id).ToList();
            bool IsPublic(ChatState chat) => chat.Visibility != ChatVisibilities.Private;
            void ShouldBe(IEnumerable<(ChatState Chat, long[] Members)> expected, Page<ListedChat> page)
            {
                var whole = expected.ToList();
                var rest = whole.Where(one => after is null || one.Chat.Id > after).Skip(after is null ? offset : 0).ToList();
                var told = rest.Take(limit).ToList();
                Assert.Equal(told.Select(one => (one.Chat.Id, one.Members.Length + 1)), page.Items.Select(listed => (listed.Chat.Id, listed.MemberCount)));
                Assert.Equal((whole.Count, rest.Count > limit ? Text(told[^1].Chat.Id) : null), (page.Total, page.Next));
            }

            ShouldBe(
                live.Where(one => IsPublic(one.Chat) || one.Chat.OwnerId?.Value == viewer || one.Members.Contains(viewer)),
                await storage.Chats.ListVisibleAsync(new UserId(viewer), after, offset, limit, CancellationToken.None));
            ShouldBe(live.Where(one => IsPublic(one.Chat)), await storage.Chats.ListPublicAsync(after, offset, limit, CancellationToken.None));
            Assert.Equal(
                live.Where(one => one.Members.Contains(viewer) && (after is null || one.Chat.Id > after)).Take(limit).Select(one => one.Chat.Id),
                await JoinedAsync(storage, viewer, after, limit));
            Assert.Equal(
                live.Where(one => one.Chat.OwnerId?.Value == viewer && (after is null || one.Chat.Id > after)).Take(limit).Select(one => one.Chat.Id),
                Numbers(await storage.Chats.ListOwnedAsync(new UserId(viewer), after, limit, CancellationToken.None)));
            Assert.Equal(
                live.Where(one => after is null || one.Chat.Id > after).Take(limit).Select(one => one.Chat.Id),
                Numbers(await storage.Chats.ListAsync(after, limit, CancellationToken.None)));
        }
    }

    private static Task<Page<ListedChat>> VisibleAsync(TestStorage storage) =>
        storage.Chats.ListVisibleAsync(new UserId(Viewer), null, 0, 100, CancellationToken.None);

    private static Task<Page<ListedChat>> PublicAsync(TestStorage storage) => storage.Chats.ListPublicAsync(null, 0, 100, CancellationToken.None);

    private static async Task<List<long>> JoinedAsync(TestStorage storage, long member, long? after, int most) =>
        [.. await storage.Chats.ListJoinedAsync(new UserId(member), after, most, CancellationToken.None)];

    private static List<long> Numbers(Page<ListedChat> page) => Numbers(page.Items);

    private static List<long> Numbers(ImmutableArray<ListedChat> chats) => [.. chats.Select(listed => listed.Chat.Id)];

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    private static string Written(ChatState chat) => new StateSerializer().Serialize(chat).ToString();

    private static async Task<List<long>> WalkAsync(Func<long?, Task<Page<ListedChat>>> list)
    {
        List<long> ids = [];
        long? last = null;
        do
        {
            var page = await list(last);
            ids.AddRange(Numbers(page));
            last = page.Next is null ? null : Number(page.Next);
        }
        while (last is not null);

        return ids;
    }

    private static async Task<List<long>> PagesAsync(Func<long?, int, Task<List<long>>> list)
    {
        const int most = 2;
        List<long> ids = [];
        List<long> page = [];
        do
        {
            page = await list(page.Count == 0 ? null : page[^1], most);
            ids.AddRange(page);
        }
        while (page.Count == most);

        return ids;
    }

    private async Task<TestStorage> OpenWithAsync(DatabaseKind kind, params ChatState[] chats)
    {
        var storage = await TestStorage.OpenAsync(databases, kind);
        await Task.WhenAll(chats.Select(storage.StoreChatAsync));
        return storage;
    }
}
