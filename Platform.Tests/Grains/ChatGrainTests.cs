using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Chats;
using Platform.Grains.Storage;

namespace Platform.Tests.Grains;

/// <summary>Chats from one end of the cluster to the other.</summary>
public sealed class ChatGrainTests : IAsyncLifetime
{
    private readonly GrainCluster _cluster = new();
    private SignedIn _owner = null!;

    public async Task InitializeAsync()
    {
        await _cluster.InitializeAsync();
        _owner = await _cluster.SignInOwner();
    }

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Of_fifty_creations_at_once_with_one_slot_one_makes_a_chat_and_a_deleted_chat_frees_it()
    {
        SignedIn person = await _cluster.SignInSubscriber(_owner);
        Result<ChatView>[] created = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _cluster.TryCreateChat(person)));
        ChatView chat = Assert.Single(created, result => !result.IsRefused).Value!;
        Assert.All(created.Where(result => result.IsRefused), result => Assert.Equal(ErrorCodes.NoChatSlot, result.Refusal!.Code));
        Assert.Equal(new ChatSlots(1, 1), (await _cluster.User(person).GetProfile()).Value!.ChatSlots);
        Assert.Equal([chat], (await _cluster.User(person).GetChats()).Value!.Chats.AsEnumerable());

        Assert.Null((await _cluster.ChatDesk().Delete(person.Key(), chat.Id)).Refusal);
        Assert.Equal(ErrorCodes.NotFound, (await _cluster.ChatDesk().Get(person.Key(), chat.Id)).Refusal?.Code);
        Assert.Empty((await _cluster.User(person).GetChats()).Value!.Chats);
        await _cluster.CreateChat(person);
        Assert.Equal([AuditEvents.ChatCreate, AuditEvents.ChatDelete], await AuditedAsync(chat.Id));
    }

    [Fact]
    public async Task A_chat_that_took_the_slot_and_could_not_be_told_is_listed_and_comes_to_be_when_it_is_wanted()
    {
        SignedIn person = await _cluster.SignInSubscriber(_owner);
        BreakChats();
        await Assert.ThrowsAsync<UnavailableException>(() => _cluster.TryCreateChat(person));
        Assert.Equal(ErrorCodes.NoChatSlot, (await _cluster.TryCreateChat(person)).Refusal?.Code);
        ChatView listed = Assert.Single((await _cluster.User(person).GetChats()).Value!.Chats);
        Assert.Equal(("Lounge", false, 1), (listed.Name, listed.Running, listed.MemberCount));
        await Assert.ThrowsAsync<UnavailableException>(() => _cluster.ChatDesk().Get(person.Key(), listed.Id));

        MendChats();
        Assert.True((await _cluster.ChatDesk().Start(person.Key(), listed.Id)).ShouldBeDone().Running);
        Assert.Equal(listed with { Running = true }, Assert.Single((await _cluster.User(person).GetChats()).Value!.Chats));
        Assert.Equal([AuditEvents.ChatCreate], await AuditedAsync(listed.Id));
    }

    [Fact]
    public async Task A_chat_that_was_given_up_and_could_not_be_told_is_nowhere_any_more()
    {
        SignedIn person = await _cluster.SignInSubscriber(_owner);
        ChatView chat = await _cluster.CreateChat(person);
        BreakChats();
        await Assert.ThrowsAsync<UnavailableException>(() => _cluster.ChatDesk().Delete(person.Key(), chat.Id));
        Assert.Empty((await _cluster.User(person).GetChats()).Value!.Chats);

        // The chat is loaded anew, and does not know yet.
        MendChats();
        Assert.NotNull(await ChatOf(chat.Id).Peek());
        Assert.Equal(ErrorCodes.NotFound, (await _cluster.ChatDesk().Get(_owner.Key(), chat.Id)).Refusal?.Code);
        Assert.DoesNotContain((await _cluster.ChatDesk().List(person.Key(), null, 0, 100)).ShouldBeDone().Items, other => other.Id == chat.Id);
        Assert.NotEqual(chat.Id, (await _cluster.CreateChat(person)).Id);
    }

    [Fact]
    public async Task A_running_chat_stops_with_the_subscription_by_the_clock_and_nothing_is_deleted()
    {
        SignedIn person = await _cluster.SignInSubscriber(_owner);
        ChatView chat = await _cluster.CreateChat(person);
        Assert.True((await _cluster.ChatDesk().Start(person.Key(), chat.Id)).ShouldBeDone().Running);
        Assert.True((await _cluster.ChatDesk().Start(person.Key(), chat.Id)).ShouldBeDone().Running);
        _cluster.Clock.Advance(TimeSpan.FromDays(10));
        Assert.False((await _cluster.ChatDesk().Get(person.Key(), chat.Id)).ShouldBeDone().Running);
        Assert.Equal(ErrorCodes.ChatSlotsExceeded, (await _cluster.ChatDesk().Start(person.Key(), chat.Id)).Refusal?.Code);
        Assert.Equal(new ChatSlots(1, 0), (await _cluster.User(person).GetProfile()).Value!.ChatSlots);

        // The counter says so when the end is written down; sessions of Owners last a day.
        _owner = await _cluster.SignInOwner();
        await _cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IMaintenanceGrain>(0).Begin();
        Assert.Equal(new ChatCounts(1, 0, 1, 0), await CountsAsync());
    }

    [Fact]
    public async Task A_ban_stops_his_chats_before_it_answers_and_the_end_of_it_starts_none()
    {
        SignedIn person = await _cluster.SignInSubscriber(_owner);
        ChatView chat = await _cluster.CreateChat(person);
        (await _cluster.ChatDesk().Start(person.Key(), chat.Id)).ShouldBeDone();
        await _cluster.Act(_owner, person, new BanUser { Reason = "spam" });
        Assert.False((await _cluster.ChatDesk().Get(_owner.Key(), chat.Id)).ShouldBeDone().Running);
        Assert.Equal(0, (await CountsAsync()).RunningCount);
        Assert.Equal(ErrorCodes.Conflict, (await _cluster.ChatDesk().Start(_owner.Key(), chat.Id)).Refusal?.Code);
        await _cluster.Act(_owner, person, new LiftBans());
        Assert.False((await _cluster.ChatDesk().Get(_owner.Key(), chat.Id)).ShouldBeDone().Running);
        Assert.True((await _cluster.ChatDesk().Start(_owner.Key(), chat.Id)).ShouldBeDone().Running);
    }

    [Fact]
    public async Task A_demotion_stops_the_chats_beyond_the_slots()
    {
        SignedIn admin = await _cluster.SignInAt(PermissionLevel.Admin, _owner);
        foreach (int _ in Enumerable.Range(0, 5))
        {
            ChatView chat = await _cluster.CreateChat(admin);
            (await _cluster.ChatDesk().Start(admin.Key(), chat.Id)).ShouldBeDone();
        }

        Assert.Equal(ErrorCodes.NoChatSlot, (await _cluster.TryCreateChat(admin)).Refusal?.Code);
        await _cluster.Act(_owner, admin, new GrantSubscription { Tier = SubscriptionTier.Lifetime });
        await _cluster.Act(_owner, admin, new DemoteUser());
        Assert.Single((await _cluster.User(admin).GetChats()).Value!.Chats, chat => chat.Running);
        Assert.Equal(new ChatCounts(5, 0, 5, 1), await CountsAsync());
        await _cluster.Act(_owner, admin, new RevokeSubscription { Reason = "test" });
        Assert.DoesNotContain((await _cluster.User(admin).GetChats()).Value!.Chats, chat => chat.Running);
        Assert.Equal(new ChatCounts(5, 0, 5, 0), await CountsAsync());
    }

    [Fact]
    public async Task With_the_user_his_chats_and_memberships_go()
    {
        SignedIn person = await _cluster.SignInSubscriber(_owner);
        SignedIn other = await _cluster.SignInSubscriber(_owner);
        ChatView his = await _cluster.CreateChat(person);
        ChatView others = await _cluster.CreateChat(other);
        await JoinAsync(other, others, person);
        await JoinAsync(person, his, other);
        Assert.Equal(2, (await _cluster.ChatDesk().Get(other.Key(), others.Id)).ShouldBeDone().MemberCount);

        Assert.Null((await _cluster.Act(_owner, person, new DeleteUser { Reason = "asked for it" })).Refusal);
        Assert.Equal(ErrorCodes.NotFound, (await _cluster.ChatDesk().Get(other.Key(), his.Id)).Refusal?.Code);
        Assert.Equal(1, (await _cluster.ChatDesk().Get(other.Key(), others.Id)).ShouldBeDone().MemberCount);
        Assert.Equal([others.Id], (await _cluster.ChatDesk().List(other.Key(), null, 0, 50)).ShouldBeDone().Items.Select(chat => chat.Id));
        Assert.Equal(new ChatCounts(1, 0, 1, 0), await CountsAsync());
    }

    [Fact]
    public async Task Fifty_who_join_at_once_never_pass_the_uses()
    {
        SignedIn person = await _cluster.SignInSubscriber(_owner);
        ChatView chat = await _cluster.CreateChat(person);
        ChatInviteView invite = (await _cluster.ChatDesk().CreateInvite(person.Key(), chat.Id, new NewChatInvite(null, 7))).ShouldBeDone();
        List<SignedIn> people = [];
        foreach (int _ in Enumerable.Range(0, 20))
        {
            people.Add(await _cluster.SignIn());
        }

        Result<ChatView>[] joined = await Task.WhenAll(people.Concat(people).Select(one => _cluster.ChatDesk().Join(one.Key(), invite.Code)));
        int members = (await _cluster.ChatDesk().ListMembers(person.Key(), chat.Id, null, 0, 100)).ShouldBeDone().Total;
        Assert.Equal(8, members);
        Assert.Empty((await _cluster.ChatDesk().ListInvites(person.Key(), chat.Id)).ShouldBeDone().Invites);
        Assert.All(joined.Where(result => result.IsRefused), result => Assert.Equal(ErrorCodes.NotFound, result.Refusal!.Code));
    }

    [Fact]
    public async Task Of_fifty_that_want_one_slug_one_gets_it_and_it_is_free_again_after()
    {
        List<ChatView> chats = [];
        foreach (int _ in Enumerable.Range(0, 20))
        {
            chats.Add(await _cluster.CreateChat(_owner));
        }

        string slug = "s" + Guid.NewGuid().ToString("N")[..20];
        Result<ChatView>[] claims = await Task.WhenAll(chats.Select(chat => _cluster.ChatDesk().Update(_owner.Key(), chat.Id, Slug(slug))));
        ChatView winner = Assert.Single(claims, claim => !claim.IsRefused).Value!;
        Assert.All(claims.Where(claim => claim.IsRefused), claim => Assert.Equal(ErrorCodes.SlugTaken, claim.Refusal!.Code));
        Assert.Equal((ChatVisibilities.Public, slug), (winner.Visibility, winner.Slug));
        Assert.Equal(new ChatCounts(20, 1, 19, 0), await CountsAsync());

        ChatView loser = chats.First(chat => chat.Id != winner.Id);
        (await _cluster.ChatDesk().Update(_owner.Key(), winner.Id, Slug(null))).ShouldBeDone();
        (await _cluster.ChatDesk().Update(_owner.Key(), loser.Id, Slug(slug))).ShouldBeDone();
        Assert.Null((await _cluster.ChatDesk().Delete(_owner.Key(), loser.Id)).Refusal);
        (await _cluster.ChatDesk().Update(_owner.Key(), winner.Id, Slug(slug))).ShouldBeDone();
    }

    [Fact]
    public async Task An_official_chat_is_an_Owners_and_leaves_nothing_when_its_slug_is_taken()
    {
        string slug = "o" + Guid.NewGuid().ToString("N")[..20];
        SignedIn admin = await _cluster.SignInAt(PermissionLevel.Admin, _owner);
        Assert.Equal(ErrorCodes.Forbidden, (await _cluster.ChatConsole().CreateOfficial(admin.Token, new NewOfficialChat("News", slug, null), dryRun: false)).Refusal?.Code);
        ChatView rehearsed = (await _cluster.ChatConsole().CreateOfficial(_owner.Token, new NewOfficialChat("News", slug, null), dryRun: true)).ShouldBeDone();
        ChatView chat = (await _cluster.ChatConsole().CreateOfficial(_owner.Token, new NewOfficialChat("News", slug, null), dryRun: false)).ShouldBeDone();
        Assert.Equal(rehearsed with { Id = chat.Id, CreatedAt = chat.CreatedAt, UpdatedAt = chat.UpdatedAt }, chat);
        Assert.Equal(chat, (await _cluster.ChatConsole().Show(admin.Token, slug)).ShouldBeDone());

        foreach (bool dryRun in new[] { true, false })
        {
            Assert.Equal(ErrorCodes.SlugTaken, (await _cluster.ChatConsole().CreateOfficial(_owner.Token, new NewOfficialChat("News", slug, null), dryRun)).Refusal?.Code);
        }

        Assert.Equal([chat.Id], (await _cluster.User(_owner).GetChats()).Value!.Chats.Select(owned => owned.Id));
        Assert.Equal(new ChatCounts(1, 1, 0, 0), await CountsAsync());
        Assert.Equal(ErrorCodes.Forbidden, (await _cluster.ChatConsole().Delete(admin.Token, slug, null, dryRun: false)).Refusal?.Code);
        Assert.Equal(chat, (await _cluster.ChatConsole().Delete(_owner.Token, slug, "over", dryRun: false)).ShouldBeDone().Before);
        Assert.Equal([AuditEvents.ChatCreate, AuditEvents.ChatDelete], await AuditedAsync(chat.Id));
    }

    [Fact]
    public async Task What_is_sent_is_looked_at_before_what_it_is_for()
    {
        SignedIn stranger = await _cluster.SignIn();
        ChatView chat = await _cluster.CreateChat(_owner);
        foreach (long id in new[] { chat.Id, 1_000_000 })
        {
            Assert.Equal(ErrorCodes.ValidationFailed, (await _cluster.ChatDesk().Update(stranger.Key(), id, new ChatUpdate { Name = "a" })).Refusal?.Code);
            Assert.Equal(ErrorCodes.ValidationFailed, (await _cluster.ChatDesk().CreateInvite(stranger.Key(), id, new NewChatInvite(null, 0))).Refusal?.Code);
            Assert.Equal(ErrorCodes.NotFound, (await _cluster.ChatDesk().Update(stranger.Key(), id, new ChatUpdate { Name = "Den" })).Refusal?.Code);
            Assert.Equal(ErrorCodes.NotFound, (await _cluster.ChatDesk().CreateInvite(stranger.Key(), id, new NewChatInvite(null, 1))).Refusal?.Code);
        }
    }

    [Fact]
    public async Task An_operator_who_changes_a_chat_is_in_the_audit_log_and_its_owner_is_not()
    {
        SignedIn person = await _cluster.SignInSubscriber(_owner);
        SignedIn admin = await _cluster.SignInAt(PermissionLevel.Admin, _owner);
        ChatView chat = await _cluster.CreateChat(person);
        (await _cluster.ChatDesk().Update(person.Key(), chat.Id, new ChatUpdate { Name = "Den" })).ShouldBeDone();
        (await _cluster.ChatDesk().Update(admin.Key(), chat.Id, new ChatUpdate { Name = "Hall" })).ShouldBeDone();
        string slug = "v" + Guid.NewGuid().ToString("N")[..20];
        string id = chat.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        ChatActOutcome shown = (await _cluster.ChatConsole().SetVisibility(admin.Token, id, ChatVisibilities.Public, slug, dryRun: false)).ShouldBeDone();
        Assert.Equal((null, slug), (shown.Before.Slug, shown.After!.Slug));
        Assert.Equal(ErrorCodes.Forbidden, (await _cluster.ChatConsole().SetVisibility(admin.Token, id, ChatVisibilities.Official, null, dryRun: false)).Refusal?.Code);
        Assert.Equal([AuditEvents.ChatCreate, AuditEvents.ChatUpdate, AuditEvents.ChatUpdate], await AuditedAsync(chat.Id));

        // At the console he is an operator with his own chats, too.
        ChatView own = await _cluster.CreateChat(_owner);
        string number = own.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await _cluster.ChatConsole().SetVisibility(_owner.Token, number, ChatVisibilities.Official, "w" + slug[..20], dryRun: false)).ShouldBeDone();
        Assert.Equal([AuditEvents.ChatCreate, AuditEvents.ChatUpdate], await AuditedAsync(own.Id));
    }

    [Fact]
    public async Task What_a_chat_could_not_be_told_it_is_told_later()
    {
        SignedIn person = await _cluster.SignInSubscriber(_owner);
        ChatView chat = await _cluster.CreateChat(person);
        (await _cluster.ChatDesk().Start(person.Key(), chat.Id)).ShouldBeDone();
        _cluster.Faults.Target = _cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IChatGrain>(chat.Id).GetGrainId();
        await _cluster.Act(_owner, person, new BanUser { Reason = "spam" });

        // The chat does not know; whoever looks goes by the owner.
        Assert.True((await ChatOf(chat.Id).Peek())!.Running);
        Assert.False((await _cluster.ChatDesk().Get(_owner.Key(), chat.Id)).ShouldBeDone().Running);
        _cluster.Faults.Target = null;
        await _cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IMaintenanceGrain>(0).Begin();
        Assert.Equal(0, (await CountsAsync()).RunningCount);
        IStorageMaintenance storage = _cluster.Services.GetRequiredService<IStorageMaintenance>();
        Assert.Empty(await storage.FindOverdueAsync(_cluster.Clock.GetUtcNow(), null, 10, CancellationToken.None));
    }

    private static ChatUpdate Slug(string? slug) => new() { ChangesSlug = true, Slug = slug };

    private async Task JoinAsync(SignedIn owner, ChatView chat, SignedIn member)
    {
        ChatInviteView invite = (await _cluster.ChatDesk().CreateInvite(owner.Key(), chat.Id, new NewChatInvite(null, null))).ShouldBeDone();
        (await _cluster.ChatDesk().Join(member.Key(), invite.Code)).ShouldBeDone();
    }

    private void BreakChats() => _cluster.Faults.TargetType = ChatOf(1).GetGrainId().Type;

    private void MendChats() => _cluster.Faults.TargetType = null;

    private IChatGrain ChatOf(long id) => _cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IChatGrain>(id);

    private async Task<ChatCounts> CountsAsync()
    {
        // Readings are shared for a second.
        _cluster.Clock.Advance(TimeSpan.FromSeconds(2));
        return (await _cluster.Grains.GetGrain<IStatisticsConsoleGrain>(0).Show(_owner.Token)).ShouldBeDone().Chats;
    }

    private async Task<IEnumerable<string>> AuditedAsync(long chat) =>
        (await _cluster.Services.GetRequiredService<IAuditLog>().ListAsync(
            new AuditFilter(null, AuditTargets.Chat, chat.ToString(System.Globalization.CultureInfo.InvariantCulture), null, null, null, 100), CancellationToken.None))
        .Where(entry => entry.Outcome == "done").Select(entry => entry.Event).Reverse();
}
