using System.Collections.Concurrent;
using System.Diagnostics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>An ordered end (reference.md, section 11): first unready, then drained, then gone, and nobody notices.</summary>
public sealed class TerminationTests
{
    private static readonly TimeSpan Unready = TimeSpan.FromSeconds(1);

    /// <summary>What a load balancer needs to send its next request elsewhere.</summary>
    private static readonly TimeSpan LoadAfterUnready = TimeSpan.FromMilliseconds(800);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Under_load_no_request_fails(bool onPostgreSql)
    {
        var database = onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null;
        await using var platform = await TemporaryPlatform.StartAsync(database);
        var user = await platform.Access.SignInAsync();
        var load = new Load(platform.Access, user);

        using var stop = new CancellationTokenSource();
        var workers = load.Start(stop.Token);
        await Eventually.TrueAsync(() => load.Answers > 200, TimeSpan.FromSeconds(30), () => "no load: " + load.Complaints);
        platform.Process.Running.SendTerminate();
        var (unreadyFor, exitCode) = await WatchTheEndAsync(platform, stop);
        await Task.WhenAll(workers);

        Assert.True(load.Failures.IsEmpty, load.Complaints);
        Assert.Equal(0, exitCode);
        Assert.True(unreadyFor >= Unready - TimeSpan.FromMilliseconds(100), $"Unready for {unreadyFor.TotalMilliseconds:0} ms only.");
        await platform.Process.StartAsync();
        Assert.Equal(load.LastName, await user.CurrentUsernameAsync());
    }

    [Fact]
    public async Task Without_load_it_ends_soon()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        Assert.Equal(0, await platform.Process.TerminateAsync());
    }

    [Fact]
    public async Task Ctrl_C_ends_it_in_order_too()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        platform.Process.Running.SendInterrupt();
        Assert.Equal(0, await platform.Process.Running.WaitForExitAsync(TimeSpan.FromSeconds(40)));
    }

    /// <summary>Follows readiness to the end; the load goes on for a while after it is gone, as real load does.</summary>
    private static async Task<(TimeSpan UnreadyFor, int ExitCode)> WatchTheEndAsync(TemporaryPlatform platform, CancellationTokenSource stop)
    {
        var stranger = platform.Access.Stranger();
        var sinceUnready = new Stopwatch();
        var unreadyFor = TimeSpan.Zero;
        while (!platform.Process.Running.HasExited)
        {
            try
            {
                var answer = await stranger.GetAsync("/health/ready");
                if (answer.Status == 503)
                {
                    answer.ShouldCarryTheCommonHeaders();
                    sinceUnready.Start();
                    unreadyFor = sinceUnready.Elapsed;
                }
                else
                {
                    Assert.False(sinceUnready.IsRunning, "Ready again while it ends.");
                }
            }
            catch (HttpRequestException)
            {
                Assert.True(sinceUnready.IsRunning, "Gone before it was unready.");
            }

            if (sinceUnready.Elapsed > LoadAfterUnready)
            {
                await stop.CancelAsync();
            }

            await Task.Delay(10);
        }

        return (unreadyFor, await platform.Process.Running.WaitForExitAsync(TimeSpan.FromSeconds(40)));
    }

    /// <summary>People who read and one who renames himself, without a pause.</summary>
    private sealed class Load(PlatformAccess access, SignedInUser user)
    {
        private const int Readers = 3;
        private const int RequestsOfOneAddress = 100;

        private int _answers;

        public int Answers => Volatile.Read(ref _answers);

        public ConcurrentQueue<string> Failures { get; } = new();

        public string LastName { get; private set; } = user.Username;

        public string Complaints => $"{Failures.Count} of {Answers} failed: {string.Join("\n", Failures.Take(5))}";

        public IReadOnlyList<Task> Start(CancellationToken stop) =>
            [.. Enumerable.Range(0, Readers).Select(_ => Task.Run(() => ReadAsync(stop), CancellationToken.None)), Task.Run(() => RenameAsync(stop), CancellationToken.None)];

        private async Task ReadAsync(CancellationToken stop)
        {
            var visitor = access.Visitor();
            for (var request = 1; !stop.IsCancellationRequested; request++)
            {
                await AskAsync(() => visitor.GetAsync($"/v1/users/{user.Id}"));
                visitor = request % RequestsOfOneAddress == 0 ? access.Visitor() : visitor;
            }
        }

        private async Task RenameAsync(CancellationToken stop)
        {
            for (var request = 0; request < RequestsOfOneAddress && !stop.IsCancellationRequested; request++)
            {
                var name = Names.Fresh();
                if (await AskAsync(() => user.RenameAsync(name)))
                {
                    LastName = name;
                }

                await Task.Delay(20, CancellationToken.None);
            }
        }

        private async Task<bool> AskAsync(Func<Task<PlatformResponse>> request)
        {
            try
            {
                var answer = await request();
                Interlocked.Increment(ref _answers);
                if (answer.Status == 200)
                {
                    return true;
                }

                Failures.Enqueue(answer.ToString());
            }
            catch (HttpRequestException exception)
            {
                Failures.Enqueue(exception.ToString());
            }

            return false;
        }
    }
}
