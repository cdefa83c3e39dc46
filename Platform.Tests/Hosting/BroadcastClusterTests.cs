using Platform.GrainInterfaces.Notifications;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>What everybody is told, on silos that keep copies of it.</summary>
public sealed class BroadcastClusterTests(TwoSilosAndTwoGateways cluster) : IClassFixture<TwoSilosAndTwoGateways>
{
    private const int People = 20;

    [Fact]
    public async Task On_the_answer_everybody_sees_a_broadcast_on_every_silo_and_nobody_a_withdrawn_one()
    {
        Operator operating = await cluster.OperatorAsync();
        SignedInUser[] users = [.. await cluster.Entrances[0].SignInManyAsync(People)];
        await ShouldAllHaveAsync(users, unread: 0);
        for (var round = 0; round < 3; round++)
        {
            BroadcastView sent = await operating.BroadcastAsync(new NewNotification("Title", "Body", NotificationTypes.Info));
            await ShouldAllHaveAsync(users, unread: 1);
            await operating.WithdrawBroadcastAsync(sent.Id);
            await ShouldAllHaveAsync(users, unread: 0);
        }
    }

    [Fact]
    public async Task What_is_read_on_one_silo_is_not_unread_on_the_other_while_broadcasts_come()
    {
        Operator operating = await cluster.OperatorAsync();
        SignedInUser[] users = [.. await cluster.Entrances[1].SignInManyAsync(People)];
        Dictionary<(long User, long Id), DateTimeOffset> times = [];
        Task sending = SendAsync(operating);
        bool isOver;
        do
        {
            isOver = sending.IsCompleted;
            foreach (SignedInUser user in users)
            {
                await cluster.Silos[0].AskAsync((IInboxGrain inbox) => inbox.ReadAll(), user.Id);
                NotificationPage page = (await cluster.Silos[1].AskAsync((IInboxGrain inbox) => inbox.List(null, 0, 100), user.Id)).Value!;
                Assert.Equal(page.Total, page.Notifications.DistinctBy(view => view.Id).Count());
                foreach (NotificationView view in page.Notifications)
                {
                    Assert.Equal(times.TryGetValue((user.Id, view.Id), out DateTimeOffset time) ? time : view.ReadAt, view.ReadAt);
                    if (view.ReadAt is { } readAt)
                    {
                        times[(user.Id, view.Id)] = readAt;
                    }
                }
            }
        }
        while (!isOver);

        await sending;
        Assert.Equal(3 * People, times.Count);
    }

    private static async Task SendAsync(Operator operating)
    {
        for (var number = 0; number < 3; number++)
        {
            await operating.BroadcastAsync(new NewNotification($"Title {number}", "Body", NotificationTypes.Info));
        }
    }

    private async Task ShouldAllHaveAsync(IEnumerable<SignedInUser> users, int unread)
    {
        int[] counts = await Task.WhenAll(users.SelectMany(user => cluster.Silos.Select(
            async silo => (await silo.AskAsync((IInboxGrain inbox) => inbox.CountUnread(), user.Id)).Value)));
        Assert.All(counts, count => Assert.Equal(unread, count));
    }
}
