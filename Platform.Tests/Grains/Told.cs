using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Notifications;

namespace Platform.Tests.Grains;

/// <summary>What people of a <see cref="GrainCluster"/> are told.</summary>
internal static class Told
{
    public static readonly NewNotification Something = new("Title", "Body", NotificationTypes.Info);

    public static IInboxGrain Inbox(this GrainCluster cluster, SignedIn person) => cluster.Grains.GetGrain<IInboxGrain>(person.Profile.Id.Value);

    public static INotificationConsoleGrain NotificationConsole(this GrainCluster cluster) => cluster.Grains.GetGrain<INotificationConsoleGrain>(0);

    /// <summary>The inbox as other grains know it.</summary>
    public static IKeptInboxGrain KeptInbox(this GrainCluster cluster, SignedIn person) =>
        cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IKeptInboxGrain>(person.Profile.Id.Value);

    /// <summary>Something that waited for a person.</summary>
    public static PendingNotification Pending(this GrainCluster cluster, string title) =>
        new() { Id = Guid.NewGuid(), Title = title, Body = "Body", CreatedAt = cluster.Clock.GetUtcNow() };

    public static Task Deliver(this GrainCluster cluster, SignedIn person, params ImmutableArray<PendingNotification> notifications) =>
        cluster.KeptInbox(person).Deliver(notifications, []);

    /// <summary>Tells everybody something; whoever signs in afterwards does not see it.</summary>
    public static async Task<BroadcastView> Broadcast(this GrainCluster cluster, SignedIn owner, NewNotification? notification = null)
    {
        Result<BroadcastView> sent = await cluster.NotificationConsole().Broadcast(owner.Token, notification ?? Something, dryRun: false);
        Assert.Null(sent.Refusal);
        cluster.LetCopiesRunOut();
        return sent.Value!;
    }

    /// <summary>The worker's copy runs out by the clock of the tests.</summary>
    public static void LetCopiesRunOut(this GrainCluster cluster) => cluster.Clock.Advance(TimeSpan.FromSeconds(1));

    public static async Task<NotificationPage> Notifications(this GrainCluster cluster, SignedIn person) => (await cluster.Inbox(person).List(null, 0, 100)).Value!;

    public static async Task<UserEvents> Events(this GrainCluster cluster, SignedIn person, string? after) =>
        (await cluster.Inbox(person).ReadEvents(after, 100)).Value!;
}
