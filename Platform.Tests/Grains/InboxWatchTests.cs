using System.Threading.Channels;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class InboxWatchTests(GrainCluster cluster)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Whoever_watches_is_stirred_by_what_comes_and_by_others_until_he_ends_it()
    {
        SignedIn person = await cluster.SignIn();
        Watcher leaving = await Watch(person);
        Watcher staying = await Watch(person);
        await cluster.Deliver(person, cluster.Pending("first"));
        await Task.WhenAll(leaving.Stirred(1), staying.Stirred(1));
        await cluster.KeptInbox(person).Stir();
        await Task.WhenAll(leaving.Stirred(2), staying.Stirred(2));
        await cluster.Inbox(person).Unwatch(leaving.Reference);
        await cluster.Deliver(person, cluster.Pending("second"));
        await staying.Stirred(3);
        Assert.Equal(2, leaving.Count);
    }

    [Fact]
    public async Task Whoever_is_silent_for_half_a_minute_is_forgotten()
    {
        SignedIn person = await cluster.SignIn();
        Watcher silent = await Watch(person);
        Watcher lively = await Watch(person);
        cluster.Clock.Advance(TimeSpan.FromSeconds(20));
        await cluster.Inbox(person).Watch(lively.Reference);
        cluster.Clock.Advance(TimeSpan.FromSeconds(11));
        await cluster.Deliver(person, cluster.Pending("first"));
        await lively.Stirred(1);
        Assert.Equal(0, silent.Count);
    }

    [Fact]
    public async Task Of_more_than_a_hundred_the_one_that_came_first_is_dropped()
    {
        SignedIn person = await cluster.SignIn();
        var watchers = new List<Watcher>();
        for (var number = 0; number < 101; number++)
        {
            watchers.Add(await Watch(person));
        }

        await cluster.Deliver(person, cluster.Pending("first"));
        await Task.WhenAll(watchers.Skip(1).Select(watcher => watcher.Stirred(1)));
        Assert.Equal(0, watchers[0].Count);
    }

    private async Task<Watcher> Watch(SignedIn person)
    {
        var watcher = new Watcher(cluster.Grains);
        await cluster.Inbox(person).Watch(watcher.Reference);
        return watcher;
    }

    private sealed class Watcher : IInboxObserver
    {
        private readonly Channel<int> _stirs = Channel.CreateUnbounded<int>();
        private int _awaited;
        private int _count;

        public Watcher(IGrainFactory grains) => Reference = grains.CreateObjectReference<IInboxObserver>(this);

        public IInboxObserver Reference { get; }

        public int Count => Volatile.Read(ref _count);

        public Task Stir()
        {
            _stirs.Writer.TryWrite(Interlocked.Increment(ref _count));
            return Task.CompletedTask;
        }

        public async Task Stirred(int times)
        {
            for (; _awaited < times; _awaited++)
            {
                await _stirs.Reader.ReadAsync().AsTask().WaitAsync(Deadline);
            }
        }
    }
}
