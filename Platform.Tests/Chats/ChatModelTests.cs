using System.Globalization;
using System.Text.Json;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chats;

/// <summary>Slots and invites while many ask for the same at once at three silos: what is answered is what is there, and never more than allowed.</summary>
public sealed class ChatModelTests(ThreeSilos silos) : IClassFixture<ThreeSilos>
{
    private const int Rounds = 8;
    private const int AtOnce = 24;
    private const int Slots = 5;

    private static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task An_Admin_never_has_more_chats_than_slots_whoever_answers_him()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        SignedInUser admin = await (await silos.Silos[0].OperatorAsync()).AdminAsync();

        // Each session has a limit of its own.
        List<SignedInUser> sessions = [admin];
        while (sessions.Count < 4)
        {
            sessions.Add(await silos.Silos[0].Access.SignInAsync(admin.Identity));
        }

        HashSet<long> chats = [];
        for (int round = 0; round < Rounds; round++)
        {
            // Some chats go while others come: a slot may be free for the one who asks, or not yet.
            long[] leaving = [.. chats.OrderBy(_ => random.Next()).Take(random.Next(3))];
            int free = Slots - chats.Count;
            Task<PlatformResponse>[] creations =
                [.. Enumerable.Range(0, AtOnce).Select(number => At(sessions[number % sessions.Count]).PostAsync("/portal/chats", new { name = "Lounge" }))];
            PlatformResponse[] deletions = await Task.WhenAll(leaving.Select(chat => At(admin).PostAsync(Path(chat, "delete"))));
            PlatformResponse[] created = await Task.WhenAll(creations);
            Assert.All(deletions, answer => answer.ShouldBeOk());
            chats.ExceptWith(leaving);
            long[] came = [.. created.Where(answer => answer.Status == 200).Select(answer => answer.Json.Number("id"))];
            Assert.All(created.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(409, "no_chat_slot"));
            Assert.InRange(came.Length, Math.Min(free, AtOnce), free + leaving.Length);
            chats.UnionWith(came);
            Assert.Equal(chats.Order(), await OwnAsync(admin));
            JsonElement slots = (await At(admin).GetAsync("/users/me")).ShouldBeOk().Json.GetProperty("chat_slots");
            Assert.Equal((chats.Count, Slots), (slots.GetProperty("used").GetInt32(), slots.GetProperty("limit").GetInt32()));
        }
    }

    [Fact]
    public async Task No_more_chats_run_than_slots_while_a_subscription_comes_and_goes()
    {
        Operator owner = await silos.Silos[0].OperatorAsync();
        SignedInUser admin = await owner.AdminAsync();
        long[] chats = new long[Slots];
        for (int chat = 0; chat < Slots; chat++)
        {
            chats[chat] = (await At(admin).PostAsync("/portal/chats", new { name = "Lounge" })).ShouldBeOk().Json.Number("id");
        }

        await owner.ActAsync(admin, new DemoteUser());
        Assert.All(await StartAllAsync(admin, chats), answer => answer.ShouldBeProblem(403, "chat_slots_exceeded"));
        Assert.Equal(0, await RunningAsync(admin));
        await owner.ActAsync(admin, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 30 });

        // Each is tried at three entrances at once: one chat runs, whichever came first.
        PlatformResponse[] started = await StartAllAsync(admin, [.. chats, .. chats, .. chats]);
        long running = Assert.Single(started.Where(answer => answer.Status == 200).Select(answer => answer.Json.Number("id")).Distinct());
        Assert.Equal(1, await RunningAsync(admin));
        await owner.ActAsync(admin, new RevokeSubscription { Reason = "test" });
        Assert.Equal(0, await RunningAsync(admin));
        (await At(admin).PostAsync(Path(running, "start"))).ShouldBeProblem(403, "chat_slots_exceeded");
    }

    [Fact]
    public async Task Joins_never_pass_the_uses_of_an_invite_whoever_answers_them()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        Operator owner = await silos.Silos[0].OperatorAsync();
        IReadOnlyList<SignedInUser> people = await silos.Silos[1].Access.SignInManyAsync(12);
        long chat = (await At(owner.User).PostAsync("/portal/chats", new { name = "Lounge" })).ShouldBeOk().Json.Number("id");
        HashSet<long> members = [];
        for (int round = 0; round < Rounds; round++)
        {
            int most = random.Next(1, people.Count);
            string code = (await At(owner.User).PostAsync(Path(chat, "invites"), new { max_uses = most })).ShouldBeOk().Json.Text("code")!;

            // Each comes twice, at two entrances.
            var joins = await Task.WhenAll(people.Concat(people).Select(async person => (person.Id, Answer: await At(person).PostAsync("/portal/resolve/" + code))));
            long[] joined = [.. joins.Where(join => join.Answer.Status == 200).Select(join => join.Id).Distinct()];
            Assert.All(joins.Where(join => join.Answer.Status != 200), join => join.Answer.ShouldBeProblem(404, "not_found"));
            int outside = people.Count(person => !members.Contains(person.Id));
            int came = joined.Count(id => !members.Contains(id));
            Assert.True(came == Math.Min(most, outside), $"{came} of {outside} joined by {most} uses, seed {seed}");
            members.UnionWith(joined);
            Assert.Equal(members.Append(owner.User.Id).Order(), await MembersAsync(owner.User, chat));

            // An invite that is used up is no active one any more; one that is not shows its uses.
            JsonElement[] active = [.. (await At(owner.User).GetAsync(Path(chat, "invites"))).ShouldBeOk().Json.EnumerateArray().Where(invite => invite.Text("code") == code)];
            Assert.Equal(came < most ? [came] : [], active.Select(invite => invite.GetProperty("uses").GetInt32()));

            SignedInUser[] leaving = [.. people.Where(person => members.Contains(person.Id) && random.Next(2) == 0)];
            await Task.WhenAll(leaving.Select(async person => (await At(person).PostAsync(Path(chat, "leave"))).ShouldBeOk()));
            members.ExceptWith(leaving.Select(person => person.Id));
        }

        Assert.Equal(members.Count + 1, (await At(owner.User).GetAsync(Path(chat))).ShouldBeOk().Json.Number("member_count"));
    }

    [Fact]
    public async Task The_counts_of_chats_are_those_of_a_recount()
    {
        Operator owner = await silos.Silos[0].OperatorAsync();
        CountVerification? verification = null;
        await Eventually.TrueAsync(
            async () => (verification = await owner.VerifyCountsAsync()).IsExact, MostBehind, () => string.Join('\n', verification!.Counters));
    }

    private PlatformClient At(SignedInUser user) => user.Client with { Address = silos.AnyAddress };

    private async Task<PlatformResponse[]> StartAllAsync(SignedInUser user, long[] chats) =>
        await Task.WhenAll(chats.Select(chat => At(user).PostAsync(Path(chat, "start"))));

    private async Task<IEnumerable<long>> OwnAsync(SignedInUser user) =>
        (await At(user).GetAsync("/users/me/chats")).ShouldBeOk().Json.EnumerateArray().Select(chat => chat.Number("id")).Order();

    private async Task<int> RunningAsync(SignedInUser user) =>
        (await At(user).GetAsync("/users/me/chats")).ShouldBeOk().Json.EnumerateArray().Count(chat => chat.GetProperty("running").GetBoolean());

    private async Task<IEnumerable<long>> MembersAsync(SignedInUser user, long chat) =>
        (await At(user).GetAsync(Path(chat, "members") + "?limit=100")).ShouldBeOk().Json.EnumerateArray()
        .Select(member => member.GetProperty("user").Number("id")).Order();

    private static string Path(long chat, string? act = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/portal/chats/{chat}") + (act is null ? "" : "/" + act);
}
