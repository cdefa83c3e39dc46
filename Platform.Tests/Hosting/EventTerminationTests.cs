using System.Diagnostics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Open event streams do not hold up the end of a process (reference.md, section 11).</summary>
public sealed class EventTerminationTests
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_ordered_end_ends_the_streams_and_does_not_wait_for_their_clients(bool onPostgreSql)
    {
        var database = onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null;
        await using var platform = await TemporaryPlatform.StartAsync(database);
        var user = await platform.Access.SignInAsync();
        await using var one = await EventConnection.OpenAsync(user.Client);
        await using var other = await EventConnection.OpenAsync(user.Client);
        var watch = Stopwatch.StartNew();
        platform.Process.Running.SendTerminate();
        Assert.Null(await one.Events.NextAsync());
        Assert.Null(await other.Events.NextAsync());
        Assert.Equal(0, await platform.Process.Running.WaitForExitAsync(SoonEnough));
        Assert.True(watch.Elapsed < SoonEnough, $"Ended after {watch.Elapsed.TotalSeconds:0.0} s.");
    }

    [Fact]
    public async Task A_client_resumes_after_a_restart_and_after_a_sudden_end()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        var user = await platform.Access.SignInAsync();
        var operating = await platform.Process.OperatorAsync();
        string began;
        await using (var stream = await EventConnection.OpenAsync(user.Client))
        {
            began = stream.Events.LastId!;
        }

        await operating.NotifyAsync(user, "first");
        await platform.Process.RestartAfterKill9Async();
        await operating.NotifyAsync(user, "second");
        await using var resumed = await EventConnection.OpenAsync(user.Client, began);
        Assert.Equal("first", (await resumed.Events.NextAsync("notification")).Json.Text("title"));
        Assert.Equal("second", (await resumed.Events.NextAsync("notification")).Json.Text("title"));
    }
}
