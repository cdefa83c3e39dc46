using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Gateway.Bots;
using Platform.Gateway.Chats;
using Platform.Gateway.Cluster;
using Platform.Gateway.Notifications;
using Platform.Gateway.Sessions;
using Platform.Gateway.SignIn;
using Platform.Gateway.Statistics;
using Platform.Gateway.Users;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Reference;

/// <summary>An example of each body, made of the same types as the real ones.</summary>
internal static class ExampleCatalog
{
    private static readonly FrozenDictionary<Type, object> Known = new object[]
    {
        UserExamples.Profile, UserExamples.Public, UserExamples.Details, UserExamples.Subscription, UserExamples.Lookup, UserExamples.ForBot, UserExamples.Change,
        ImmutableArray.Create(UserExamples.Punishment),
        new FoundUsers<UserProfile>([UserExamples.Profile], Total: 1, Limit: 25, Offset: 0),
        new FoundUsers<PublicProfile>([UserExamples.Public], Total: 1, Limit: 25, Offset: 0),
        SessionExamples.List, SessionDestroyedAnswer.Done, new SessionsDestroyedAnswer(2),
        SignInExamples.Identity, SignInExamples.Reported, SignInExamples.Code, SignInExamples.ForBot, SignInExamples.Requested, SignInExamples.SignedIn, SignedOutAnswer.Done,
        new LookupBody { Username = UserExamples.Profile.Username },
        BotExamples.Full, BotExamples.Public, BotExamples.Self, BotExamples.Update, BotExamples.Updated, BotExamples.Batch, BotExamples.BatchDone, BotExamples.User,
        ImmutableArray.Create(BotExamples.Public),
        new FoundBots<BotView>([BotExamples.Full], Total: 1, Limit: 25, Offset: 0),
        new FoundBots<PublicBotView>([BotExamples.Public], Total: 1, Limit: 25, Offset: 0),
        ChatExamples.Chat, ChatExamples.Invite, ChatExamples.New, ChatExamples.Update, ChatExamples.NewInvite, ChatExamples.Kick,
        ImmutableArray.Create(ChatExamples.Chat), ImmutableArray.Create(ChatExamples.Member), ImmutableArray.Create(ChatExamples.Invite),
        ChatDeletedAnswer.Done, ChatLeftAnswer.Done, MemberKickedAnswer.Done, InviteRevokedAnswer.Done,
        NotificationExamples.Notification, NotificationExamples.All, new UnreadCountAnswer(3), new AllReadAnswer(3),
        ImmutableArray.Create(NotificationExamples.Announcement),
        StatisticsExamples.Users, StatisticsExamples.Bots, StatisticsExamples.Chats, StatisticsExamples.App,
        HealthExamples.Health, HealthExamples.Status,
    }.ToFrozenDictionary(example => example.GetType());

    /// <summary>The example of a body.</summary>
    /// <param name="type">What the body is.</param>
    /// <returns>Null for what is no object and no list.</returns>
    public static JsonNode? Of(Type type) =>
        Known.TryGetValue(type, out object? example) ? JsonSerializer.SerializeToNode(example, ApiJson.Of(type)) : null;
}
