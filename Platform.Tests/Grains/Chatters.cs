using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Tests.Grains;

/// <summary>What a test does with chats of a <see cref="GrainCluster"/>.</summary>
internal static class Chatters
{
    public static IChatDeskGrain ChatDesk(this GrainCluster cluster) => cluster.Grains.GetGrain<IChatDeskGrain>(0);

    public static IChatConsoleGrain ChatConsole(this GrainCluster cluster) => cluster.Grains.GetGrain<IChatConsoleGrain>(0);

    public static SessionKey Key(this SignedIn person) => SessionKey.Of(person.Token);

    /// <summary>Someone with Premium for ten days.</summary>
    public static async Task<SignedIn> SignInSubscriber(this GrainCluster cluster, SignedIn owner)
    {
        SignedIn person = await cluster.SignIn();
        Assert.Null((await cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 10 })).Refusal);
        return person;
    }

    public static Task<Result<ChatView>> TryCreateChat(this GrainCluster cluster, SignedIn person) =>
        cluster.ChatDesk().Create(person.Key(), new NewChat("Lounge", null, AllowControlRequests: false));

    public static async Task<ChatView> CreateChat(this GrainCluster cluster, SignedIn person) => (await cluster.TryCreateChat(person)).ShouldBeDone();

    public static T ShouldBeDone<T>(this Result<T> result)
    {
        Assert.Null(result.Refusal);
        return result.Value!;
    }
}
