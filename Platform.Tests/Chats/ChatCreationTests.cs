using Platform.GrainInterfaces.Subscriptions;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chats;

/// <summary>Creating chats, and the slots that they need (reference.md, sections 2 and 7).</summary>
public abstract class ChatCreationTests(PlatformFixture fixture) : ChatTests(fixture)
{
    [Fact]
    public async Task A_chat_begins_private_and_stopped_with_its_owner_in_it()
    {
        var owner = await PremiumUserAsync();
        var answer = await owner.Client.PostAsync(OwnedChat.Root, new { name = "Tea & talk", description = "first\nsecond", allow_control_requests = true });
        var chat = answer.ShouldBeOk().Json;
        chat.ShouldHaveExactly(ChatMembers.Chat);
        chat.GetProperty("owner").ShouldHaveExactly(ChatMembers.Person);
        Assert.Equal((owner.Id, owner.Username), (chat.GetProperty("owner").Number("id"), chat.GetProperty("owner").Text("username")));
        Assert.Equal(("group", "Tea & talk", "first\nsecond"), (chat.Text("chat_type"), chat.Text("name"), chat.Text("description")));
        Assert.Equal(("private", true, 1L), (chat.Text("visibility"), chat.Flag("allow_control_requests"), chat.Number("member_count")));
        Assert.Equal((true, false, false), (chat.IsNull("slug"), chat.Flag("running"), chat.Flag("archived")));
        Assert.InRange(chat.Time("created_at"), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(5));
        Assert.Equal(answer.Text, (await owner.Client.GetAsync($"{OwnedChat.Root}/{chat.Number("id")}")).ShouldBeOk().Text);
    }

    [Fact]
    public async Task Description_and_control_may_be_left_out()
    {
        var chat = await (await ChatAsync()).ShowAsync();
        Assert.True(chat.IsNull("description"));
        Assert.False(chat.Flag("allow_control_requests"));
    }

    [Fact]
    public async Task Without_premium_there_is_no_slot()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostAsync(OwnedChat.Root, new { name = "A chat" })).ShouldBeProblem(403, "premium_required");
        Assert.Equal((0, 0), await SlotsAsync(user));
    }

    [Fact]
    public async Task A_trial_has_one_slot()
    {
        var user = await Platform.SignInAsync();
        await ActAsync(user, new GrantSubscription { Tier = SubscriptionTier.Trial });
        Assert.Equal((0, 1), await SlotsAsync(user));
        await ChatAsync(user);
        Assert.Equal((1, 1), await SlotsAsync(user));
        (await user.Client.PostAsync(OwnedChat.Root, new { name = "A chat" })).ShouldBeProblem(409, "no_chat_slot");
    }

    [Fact]
    public async Task Fifty_parallel_creations_with_one_slot_make_one_chat()
    {
        var user = await PremiumUserAsync();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(number => Task.Run(() => user.Client.PostAsync(OwnedChat.Root, new { name = $"Chat {number}" }))));
        var made = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != made), answer => answer.ShouldBeProblem(409, "no_chat_slot"));
        var own = Assert.Single((await user.Client.GetAsync("/v1/users/me/chats")).ShouldBeOk().Json.EnumerateArray());
        Assert.Equal(made.Json.Number("id"), own.Number("id"));
        Assert.Equal((1, 1), await SlotsAsync(user));
    }

    [Fact]
    public async Task A_deleted_chat_frees_its_slot_and_is_gone()
    {
        var chat = await ChatAsync();
        var answer = (await chat.DeleteAsync()).ShouldBeOk();
        Assert.Equal("""{"deleted":true}""", answer.Text);
        Assert.Equal((0, 1), await SlotsAsync(chat.Owner));
        (await chat.Owner.Client.GetAsync(chat.Path)).ShouldBeProblem(404, "not_found");
        (await chat.DeleteAsync()).ShouldBeProblem(404, "not_found");
        await ChatAsync(chat.Owner);
    }

    [Fact]
    public async Task Fifty_parallel_deletions_delete_once_and_free_one_slot()
    {
        var chat = await ChatAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(chat.DeleteAsync)));
        Assert.Contains(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(404, "not_found"));
        Assert.Equal((0, 1), await SlotsAsync(chat.Owner));
    }

    [Fact]
    public async Task An_admin_has_five_slots_whatever_his_subscription()
    {
        var admin = await AdminAsync();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(number => Task.Run(() => admin.Client.PostAsync(OwnedChat.Root, new { name = $"Chat {number}" }))));
        Assert.Equal(5, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(409, "no_chat_slot"));
        Assert.Equal((5, 5), await SlotsAsync(admin));
    }

    [Fact]
    public async Task An_owner_has_slots_without_a_limit()
    {
        var owner = await OwnerAsync();
        for (var number = 0; number < 8; number++)
        {
            await ChatAsync(owner);
        }

        var slots = (await owner.MeAsync()).ShouldBeOk().Json.GetProperty("chat_slots");
        Assert.Equal(8, slots.Number("used"));
        Assert.True(slots.IsNull("limit"));
    }

    [Fact]
    public async Task An_operator_who_may_act_on_a_user_sees_his_chats()
    {
        var chat = await ChatAsync();
        var owner = await OwnerAsync();
        var details = (await owner.Client.GetAsync($"/v1/users/{chat.Owner.Id}")).ShouldBeOk().Json;
        var shown = Assert.Single(details.GetProperty("chats").EnumerateArray());
        shown.ShouldHaveExactly(ChatMembers.Chat);
        Assert.Equal(chat.Id, shown.Number("id"));
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name":"x"}""", "name")]
    [InlineData("""{"name":" padded "}""", "name")]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{"name":"two\nlines"}""", "name")]
    [InlineData("""{"name":"","description":5,"allow_control_requests":"yes"}""", "name description allow_control_requests")]
    public async Task Every_bad_field_is_named(string body, string fields)
    {
        var user = await PremiumUserAsync();
        (await user.Client.PostTextAsync(OwnedChat.Root, body)).ShouldNameFields(fields.Split(' '));
        Assert.Equal((0, 1), await SlotsAsync(user));
    }

    [Fact]
    public async Task Texts_have_their_lengths()
    {
        var user = await AdminAsync();
        foreach (var fields in new object[] { new { name = new string('n', 65) }, new { name = "n", description = new string('d', 501) } })
        {
            (await user.Client.PostAsync(OwnedChat.Root, fields)).ShouldBeProblem(400, "validation_failed");
        }

        (await user.Client.PostAsync(OwnedChat.Root, new { name = "nn", description = new string('d', 500) })).ShouldBeOk();
        (await user.Client.PostAsync(OwnedChat.Root, new { name = new string('n', 64), description = "" })).ShouldBeOk();
    }

    private static async Task<(int Used, int Limit)> SlotsAsync(SignedInUser user)
    {
        var slots = (await user.MeAsync()).ShouldBeOk().Json.GetProperty("chat_slots");
        slots.ShouldHaveExactly("used", "limit");
        return ((int)slots.Number("used"), (int)slots.Number("limit"));
    }
}

[Collection(OnEmbedded.Name)]
public sealed class ChatCreationOnEmbeddedTests(EmbeddedPlatform fixture) : ChatCreationTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class ChatCreationOnPostgreSqlTests(PostgreSqlPlatform fixture) : ChatCreationTests(fixture);
