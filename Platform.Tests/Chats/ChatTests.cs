using System.Text.Json;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chats;

/// <summary>Tests of chats: people who may have one, and each test's own chats.</summary>
public abstract class ChatTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    protected static TimeSpan SoonEnough { get; } = TimeSpan.FromSeconds(15);

    protected async Task ActAsync(SignedInUser user, UserAct act) => await (await Fixture.OperatorAsync()).ActAsync(user, act);

    /// <summary>Somebody new with one slot.</summary>
    protected async Task<SignedInUser> PremiumUserAsync()
    {
        var user = await Platform.SignInAsync();
        await ActAsync(user, new GrantSubscription { Tier = SubscriptionTier.Lifetime });
        return user;
    }

    /// <summary>Somebody new with five slots.</summary>
    protected async Task<SignedInUser> AdminAsync() => await (await Fixture.OperatorAsync()).AdminAsync();

    /// <summary>An Owner of the platform of this test alone, who may ask as often as the limit allows.</summary>
    protected async Task<SignedInUser> OwnerAsync() => (await Operator.SignInAsync(Fixture.Process)).User;

    /// <summary>A chat of somebody new, or of the owner named.</summary>
    protected async Task<OwnedChat> ChatAsync(SignedInUser? owner = null, string name = "A chat")
    {
        owner ??= await PremiumUserAsync();
        var created = (await owner.Client.PostAsync(OwnedChat.Root, new { name })).ShouldBeOk();
        return new OwnedChat(created.Json.Number("id"), owner);
    }

    /// <summary>A chat that everybody sees.</summary>
    protected async Task<OwnedChat> PublicChatAsync(SignedInUser? owner = null, string? slug = null)
    {
        var chat = await ChatAsync(owner);
        (await chat.UpdateAsync(new { slug = slug ?? Slug() })).ShouldBeOk();
        return chat;
    }

    /// <summary>A slug that no chat has.</summary>
    protected static string Slug() => "slug-" + Guid.NewGuid().ToString("N")[..12];

    protected static async Task ShouldStopAsync(OwnedChat chat, Func<Task<JsonElement>> show) => await Eventually.TrueAsync(
        async () => !(await show()).Flag("running"), SoonEnough, () => $"chat {chat.Id} runs");
}
