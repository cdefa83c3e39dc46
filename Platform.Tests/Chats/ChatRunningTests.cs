using System.Text.Json;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chats;

/// <summary>Running chats, and what stops them (reference.md, sections 2 and 7).</summary>
public abstract class ChatRunningTests(PlatformFixture fixture) : ChatTests(fixture)
{
    [Fact]
    public async Task A_chat_is_started_and_stopped_any_number_of_times()
    {
        var chat = await ChatAsync();
        for (var round = 0; round < 2; round++)
        {
            Assert.True((await chat.StartAsync()).ShouldBeOk().Json.Flag("running"));
            Assert.True((await chat.StartAsync()).ShouldBeOk().Json.Flag("running"));
            Assert.True((await chat.ShowAsync()).Flag("running"));
            Assert.False((await chat.StopAsync()).ShouldBeOk().Json.Flag("running"));
            Assert.False((await chat.StopAsync()).ShouldBeOk().Json.Flag("running"));
        }
    }

    [Fact]
    public async Task An_answer_of_a_start_is_the_chat()
    {
        var chat = await ChatAsync();
        (await chat.StartAsync()).ShouldBeOk().Json.ShouldHaveExactly(ChatMembers.Chat);
        (await chat.StopAsync()).ShouldBeOk().Json.ShouldHaveExactly(ChatMembers.Chat);
    }

    [Fact]
    public async Task Without_premium_the_chat_stops_and_does_not_start()
    {
        var chat = await ChatAsync();
        (await chat.StartAsync()).ShouldBeOk();
        await ActAsync(chat.Owner, new RevokeSubscription { Reason = "unpaid" });
        await ShouldStopAsync(chat, chat.ShowAsync);
        (await chat.StartAsync()).ShouldBeProblem(403, "chat_slots_exceeded");
        (await chat.StopAsync()).ShouldBeOk();
        await ActAsync(chat.Owner, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 1 });
        (await chat.StartAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task A_demotion_stops_what_is_above_the_slots_and_deletes_nothing()
    {
        var admin = await AdminAsync();
        OwnedChat[] chats = [await ChatAsync(admin), await ChatAsync(admin), await ChatAsync(admin)];
        foreach (var chat in chats)
        {
            (await chat.StartAsync()).ShouldBeOk();
        }

        await ActAsync(admin, new GrantSubscription { Tier = SubscriptionTier.Lifetime });
        await ActAsync(admin, new DemoteUser());
        await Eventually.TrueAsync(async () => (await RunningAsync(admin)).Length <= 1, SoonEnough, () => "more than one chat runs");
        Assert.Equal(3, (await admin.Client.GetAsync("/v1/users/me/chats")).ShouldBeOk().Json.GetArrayLength());
        foreach (var chat in chats)
        {
            (await chat.StopAsync()).ShouldBeOk();
        }

        (await chats[2].StartAsync()).ShouldBeOk();
        (await chats[0].StartAsync()).ShouldBeProblem(403, "chat_slots_exceeded");
        (await chats[2].StartAsync()).ShouldBeOk();
        Assert.Equal([chats[2].Id], (await RunningAsync(admin)).Select(chat => chat.Number("id")));
    }

    [Fact]
    public async Task Parallel_starts_never_pass_the_slots()
    {
        var admin = await AdminAsync();
        var chats = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ChatAsync(admin)));
        await ActAsync(admin, new GrantSubscription { Tier = SubscriptionTier.Lifetime });
        await ActAsync(admin, new DemoteUser());
        var answers = await Task.WhenAll(chats.SelectMany(chat => Enumerable.Repeat(chat, 5)).Select(chat => Task.Run(chat.StartAsync)));
        Assert.Contains(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(403, "chat_slots_exceeded"));
        Assert.Single(await RunningAsync(admin));
    }

    [Fact]
    public async Task A_ban_stops_the_chats_of_the_banned()
    {
        var chat = await PublicChatAsync();
        (await chat.StartAsync()).ShouldBeOk();
        await ActAsync(chat.Owner, new BanUser { Reason = "spam" });
        var viewer = await Platform.SignInAsync();
        await ShouldStopAsync(chat, async () => (await viewer.Client.GetAsync(chat.Path)).ShouldBeOk().Json);
        var owner = await OwnerAsync();
        Assert.True((await owner.Client.PostAsync(chat.Path + "/start")).Status >= 400, "The chat of a banned user starts.");
        await ActAsync(chat.Owner, new LiftBans());
        var again = chat with { Owner = await Platform.SignInAsync(chat.Owner.Identity) };
        Assert.False((await again.ShowAsync()).Flag("running"));
        (await again.StartAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task The_chats_of_a_deleted_user_go_with_him()
    {
        var chat = await PublicChatAsync();
        var slug = (await chat.ShowAsync()).Text("slug");
        var member = await chat.JoinedByAsync(await Platform.SignInAsync());
        await ActAsync(chat.Owner, new DeleteUser { Reason = "asked for it" });
        await Eventually.TrueAsync(async () => (await member.Client.GetAsync(chat.Path)).Status == 404, SoonEnough, () => "the chat is still there");
        Assert.Empty((await member.Client.GetAsync("/v1/users/me/chats")).ShouldBeOk().Json.EnumerateArray());
        await PublicChatAsync(slug: slug);
    }

    private static async Task<JsonElement[]> RunningAsync(SignedInUser owner) =>
        [.. (await owner.Client.GetAsync("/v1/users/me/chats")).ShouldBeOk().Json.EnumerateArray().Where(chat => chat.Flag("running"))];
}

[Collection(OnEmbedded.Name)]
public sealed class ChatRunningOnEmbeddedTests(EmbeddedPlatform fixture) : ChatRunningTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class ChatRunningOnPostgreSqlTests(PostgreSqlPlatform fixture) : ChatRunningTests(fixture);
