using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;
using Platform.Grains.Moderation;
using Platform.Grains.Users;
using Platform.Silo.Storage;
using static Platform.Tests.Storage.SampleUsers;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class UserDirectoryTests(StorageDatabases databases)
{
    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_user_is_handed_over_as_his_grain_has_written_him(DatabaseKind kind)
    {
        var user = User(255, "Zoe.X").With(SubscriptionTier.Premium, Noon.AddDays(1)).With(PunishmentKind.Ban, null) with { AvatarSource = "https://example.org/?a='2'" };
        await using var storage = await OpenWithAsync(kind, user);
        Assert.Equivalent(user, Assert.Single((await SearchAsync(storage, "zoe")).Users), strict: true);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_exact_name_and_number_come_first_then_beginnings_then_the_rest_by_name(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(
            kind, User(1, "my16"), User(2, "16b"), User(3, "a16"), User(4, "16A"), User(5, "16"), User(16, "zzz"), User(17, "other"), User(18, "x-16"), User(19, "x_16"), User(20, "x16"));
        var found = await storage.Users.SearchAsync(Question("16") with { Id = new UserId(16) }, CancellationToken.None);
        Assert.Equal(["16", "zzz", "16A", "16b", "a16", "my16", "x-16", "x16", "x_16"], Names(found));
        Assert.Equal((9, false, null), (found.Total, found.IsCapped, found.Next));
        Assert.Equal(["16", "16A", "16b", "a16", "my16", "x-16", "x16", "x_16"], Names(await SearchAsync(storage, "16")));

        // Whoever is asked for by number and has the name besides comes once.
        Assert.Equal(["16", "16A"], Names(await storage.Users.SearchAsync(Question("16") with { Id = new UserId(5), Limit = 2 }, CancellationToken.None)));
        Assert.Equal(["zzz"], Names(await storage.Users.SearchAsync(Question("none") with { Id = new UserId(16) }, CancellationToken.None)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Signs_of_patterns_and_quotes_are_plain_characters(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(kind, [.. new[] { "a_b", "axb", "a.b", "a-b", "user_0123abcd", "ab_" }.Select((name, index) => User(index + 1, name))]);
        foreach (var (text, expected) in new (string, string[])[]
        {
            ("_", ["a_b", "ab_", "user_0123abcd"]),
            ("a_b", ["a_b"]),
            ("a.b", ["a.b"]),
            ("r_0", ["user_0123abcd"]),
            ("_0123abcd", ["user_0123abcd"]),
            ("r_1", []),
            ("3ab", ["user_0123abcd"]),
            ("%", []),
            ("a%b", []),
            (@"\", []),
            (@"a\_b", []),
            ("'", []),
            ("' OR 1=1 --", []),
            ("a\0", []),
            ("\ud83d", []),
            ("😀", []),
            (new string('a', 50), []),
        })
        {
            var found = await SearchAsync(storage, text);
            Assert.Equal(expected, Names(found));
            Assert.Equal(expected.Length, found.Total);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Tier_and_state_are_those_of_the_clock_whatever_is_written_down(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(
            kind,
            User(1, "u basic"),
            User(2, "u trial").With(SubscriptionTier.Trial, Noon.AddMicroseconds(1)),
            User(3, "u premium").With(SubscriptionTier.Premium, Noon.AddMicroseconds(1)),
            User(4, "u lifetime").With(SubscriptionTier.Lifetime, null),
            User(5, "u ended").With(SubscriptionTier.Premium, Noon),
            User(6, "u endless premium").With(SubscriptionTier.Premium, null),
            User(7, "u banned").With(PunishmentKind.Ban, null).With(PunishmentKind.Timeout, null),
            User(8, "u was banned").With(PunishmentKind.Ban, Noon),
            User(9, "u timed out").With(PunishmentKind.Ban, Noon).With(PunishmentKind.Timeout, Noon.AddMicroseconds(1)),
            User(10, "u lifted").With(PunishmentKind.Ban, null, isLifted: true).With(PunishmentKind.Timeout, Noon.AddDays(1), isOver: true),
            User(11, "u warned").With(PunishmentKind.Warning, null));
        async Task<List<long>> Found(UserFilter filter) => [.. (await storage.Users.SearchAsync(filter, CancellationToken.None)).Users.Select(user => user.Id.Value).Order()];
        var all = Question("u ");
        Assert.Equal([2L], await Found(all with { Tier = SubscriptionTier.Trial }));
        Assert.Equal([3L], await Found(all with { Tier = SubscriptionTier.Premium }));
        Assert.Equal([4L], await Found(all with { Tier = SubscriptionTier.Lifetime }));
        Assert.Equal([1L, 5, 6, 7, 8, 9, 10, 11], await Found(all with { Tier = SubscriptionTier.Basic }));
        Assert.Equal([1L, 2, 3, 5, 6, 7, 8, 9, 10, 11], await Found(all with { Tier = SubscriptionTier.Basic, Now = Noon.AddMicroseconds(1) }));
        Assert.Equal([7L], await Found(all with { State = AccountState.Banned }));
        Assert.Equal([9L], await Found(all with { State = AccountState.Timeout }));
        Assert.Equal([1L, 2, 3, 4, 5, 6, 8, 10, 11], await Found(all with { State = AccountState.Active }));
        Assert.Equal([7L, 8, 9], await Found(all with { State = AccountState.Banned, Now = Noon.AddTicks(-1) }));
        Assert.Equal([3L], await Found(all with { State = AccountState.Active, Tier = SubscriptionTier.Premium }));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Levels_narrow_and_the_number_asked_for_is_no_exception(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(
            kind,
            User(1, "a user"),
            User(2, "an admin") with { PermissionLevel = PermissionLevel.Admin },
            User(3, "an owner") with { PermissionLevel = PermissionLevel.Owner });
        async Task<List<string>> Found(UserFilter filter) => Names(await storage.Users.SearchAsync(filter, CancellationToken.None));
        Assert.Equal(["a user"], await Found(Question("a") with { Below = PermissionLevel.Admin }));
        Assert.Equal(["a user", "an admin"], await Found(Question("a") with { Below = PermissionLevel.Owner }));
        Assert.Equal(["an owner"], await Found(Question("a") with { Level = PermissionLevel.Owner }));
        Assert.Equal([], await Found(Question("none") with { Below = PermissionLevel.Admin, Id = new UserId(2) }));
        Assert.Equal([], await Found(Question("an admin") with { Below = PermissionLevel.Admin }));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whoever_is_renamed_deleted_or_removed_is_found_as_he_is_now(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(kind, User(1, "first"), User(2, "second"), User(3, "third"));
        await storage.StoreUserAsync(User(1, "user_0123abcd"));
        await storage.StoreUserAsync(User(2, "second") with { DeletedAt = Noon });
        await storage.RemoveUserAsync(3);
        Assert.Equal([], Names(await SearchAsync(storage, "ir")));
        Assert.Equal([], Names(await storage.Users.SearchAsync(Question("second") with { Id = new UserId(2) }, CancellationToken.None)));
        Assert.Equal(["user_0123abcd"], Names(await SearchAsync(storage, "123")));
        await storage.StoreUserAsync(User(1, "first again"));
        Assert.Equal([], Names(await SearchAsync(storage, "123")));
        Assert.Equal(["first again"], Names(await SearchAsync(storage, "ir")));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_total_is_exact_up_to_its_bound(DatabaseKind kind)
    {
        await using var storage = await OpenWithAsync(kind, [.. Enumerable.Range(1, 12).Select(id => User(id, id % 2 == 0 ? $"same{id}" : $"the same{id}"))]);
        foreach (var (bound, total, isCapped) in new[] { (13, 12, false), (12, 12, false), (11, 11, true), (3, 3, true) })
        {
            var found = await storage.Users.SearchAsync(Question("same") with { LargestTotal = bound, Offset = 5, Limit = 3 }, CancellationToken.None);
            Assert.Equal((total, isCapped), (found.Total, found.IsCapped));
            Assert.Equal(["same8", "the same1", "the same11"], Names(found));
        }

        Assert.Equal((12, 0, null), await SearchAsync(storage, Question("same") with { Offset = 20 }));
    }

    [Theory, MemberData(nameof(Databases))]
    [SuppressMessage("Security", "CA5394", Justification = "The same changes in every run.")]
    public async Task A_walk_by_places_neither_doubles_nor_loses_anyone_while_others_come_and_go(DatabaseKind kind)
    {
        var random = new Random(7);
        await using var storage = await OpenWithAsync(
            kind, [.. Enumerable.Range(1, 60).Select(id => User(id, (id % 3) switch { 0 => $"mid{id}", 1 => $"a mid{id}", _ => $"user_{id:x6}ad" }))]);
        foreach (var text in new[] { "mid", "mi", "ad", "_" })
        {
            HashSet<long> touched = [];
            HashSet<long> there = [.. (await SearchAsync(storage, text)).Users.Select(user => user.Id.Value)];
            List<long> told = [];
            SearchCursor? place = null;
            do
            {
                var page = await storage.Users.SearchAsync(Question(text) with { Limit = 4, After = place, Offset = 9_999 * (place is null ? 0 : 1) }, CancellationToken.None);
                told.AddRange(page.Users.Select(user => user.Id.Value));
                place = page.Next;

                var other = random.Next(1, 61);
                if (touched.Add(other))
                {
                    var name = $"x{text}{random.Next():x8}";
                    await storage.StoreUserAsync(random.Next(2) == 0 ? User(other, name) : User(other, name) with { DeletedAt = Noon });
                }

                await storage.StoreUserAsync(User(1_000 + random.Next(), $"{(random.Next(2) == 0 ? "" : "b")}{text}{random.Next():x8}"));
            }
            while (place is not null && told.Count < 1_000);

            // Who was renamed while the walk went on may be told under both names, as it reached them.
            var undisturbed = told.Where(id => there.Contains(id) && !touched.Contains(id)).ToList();
            Assert.Equal(there.Except(touched).Order(), undisturbed.Order());
        }
    }

    [Theory, MemberData(nameof(Databases))]
    [SuppressMessage("Security", "CA5394", Justification = "The same questions in every run.")]
    public async Task Any_question_is_answered_as_the_reference_says(DatabaseKind kind)
    {
        var random = new Random(11);
        List<UserState> users = [.. Enumerable.Range(1, 500).Select(id => Any(random, id))];
        await using var storage = await OpenWithAsync(kind, [.. users]);
        for (var question = 0; question < 300; question++)
        {
            await AgreeAsync(users, AnyQuestion(random, users), storage.Users);
        }
    }

    /// <summary>Which way is gone is chosen for speed alone.</summary>
    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "The same questions in every run.")]
    public async Task On_every_way_the_answers_are_the_same()
    {
        var random = new Random(13);
        List<UserState> users = [.. Enumerable.Range(1, 300).Select(id => Any(random, id))];
        await using var storage = await OpenWithAsync(DatabaseKind.PostgreSql, [.. users]);
        UserSearchWay[] ways = [UserSearchWay.Order, UserSearchWay.Pieces, UserSearchWay.PiecesAndOrder];
        foreach (var (chosen, generated) in ways.SelectMany(one => ways.Select(other => (one, other))))
        {
            var directory = new UserDirectory(storage.Queries, new FixedParts(chosen, generated), storage.Settings.ServiceId);
            for (var question = 0; question < 60; question++)
            {
                await AgreeAsync(users, AnyQuestion(random, users), directory);
            }
        }
    }

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "The same changes in every run.")]
    public async Task What_searches_look_at_is_what_the_states_say()
    {
        var random = new Random(17);
        await using var storage = await TestStorage.OpenAsync(databases, DatabaseKind.PostgreSql);
        for (var change = 0; change < 300; change++)
        {
            await storage.StoreUserAsync(Any(random, random.Next(1, 40)));
        }

        const string columns = "service_id, grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until";
        Assert.Empty(await storage.QueryAsync($"SELECT {columns} FROM user_entry EXCEPT SELECT {columns} FROM user_entry_source"));
        Assert.Empty(await storage.QueryAsync($"SELECT {columns} FROM user_entry_source EXCEPT SELECT {columns} FROM user_entry"));
        Assert.NotEqual("0", await storage.QueryOneAsync("SELECT count(*) FROM user_entry"));
    }

    private static async Task AgreeAsync(List<UserState> users, UserFilter filter, IUserDirectory directory)
    {
        var expected = UserSearchModel.Search(users, filter);
        var found = await directory.SearchAsync(filter, CancellationToken.None);
        Assert.True(
            expected.Users.Select(user => user.Id).SequenceEqual(found.Users.Select(user => user.Id))
                && (expected.Total, expected.IsCapped, expected.Next) == (found.Total, found.IsCapped, found.Next),
            $"{filter}: expected {string.Join(',', Names(expected))} {expected.Total} {expected.Next}, found {string.Join(',', Names(found))} {found.Total} {found.Next}");
    }

    private static List<string> Names(FoundUsers found) => [.. found.Users.Select(user => user.Username)];

    private static Task<FoundUsers> SearchAsync(TestStorage storage, string text) => storage.Users.SearchAsync(Question(text), CancellationToken.None);

    private static async Task<(int Total, int Told, SearchCursor? Next)> SearchAsync(TestStorage storage, UserFilter filter)
    {
        var found = await storage.Users.SearchAsync(filter, CancellationToken.None);
        return (found.Total, found.Users.Length, found.Next);
    }

    private async Task<TestStorage> OpenWithAsync(DatabaseKind kind, params UserState[] users)
    {
        var storage = await TestStorage.OpenAsync(databases, kind);
        await Task.WhenAll(users.Select(storage.StoreUserAsync));
        return storage;
    }

    private sealed class FixedParts(UserSearchWay chosen, UserSearchWay generated) : IUserSearchParts
    {
        public string Position => "strpos";

        public Task<ImmutableArray<UserSearchPart>> ChooseAsync(UserFilter filter, CancellationToken cancellation) =>
            Task.FromResult<ImmutableArray<UserSearchPart>>([new UserSearchPart("NOT is_generated", chosen), new UserSearchPart("is_generated", generated)]);
    }
}
