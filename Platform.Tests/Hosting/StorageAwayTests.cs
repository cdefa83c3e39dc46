using System.Diagnostics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>The database goes and comes back (reference.md, section 1, 503; section 9): honest answers in time, and nothing lost or made up.</summary>
public sealed class StorageAwayTests
{
    private static readonly TimeSpan AnswerDeadline = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan RecoveryDeadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Without_its_database_the_platform_says_so_and_recovers_by_itself()
    {
        await using var server = await PostgreSqlServer.StartOwnAsync();
        await using var platform = await TemporaryPlatform.StartAsync(await server.CreateDatabaseAsync());
        var user = await platform.Access.SignInAsync();
        var kept = Names.Fresh();
        (await user.RenameAsync(kept)).ShouldBeOk();
        var code = await platform.Access.RequestCodeAsync(Identity.Fresh(), platform.Access.Visitor());

        await server.StopAsync();
        for (var round = 0; round < 3; round++)
        {
            (await InTimeAsync(() => user.RenameAsync(Names.Fresh()))).ShouldBeProblem(503, "unavailable");
            (await InTimeAsync(() => platform.Access.Visitor().RequestCodeAsync(Identity.Fresh()))).ShouldBeProblem(503, "unavailable");
            (await InTimeAsync(() => platform.Access.Visitor().VerifyAsync(code))).ShouldBeTheCallersFaultOrUnavailable();
            (await InTimeAsync(() => platform.Access.Visitor().GetAsync("/v1/users/999999"))).ShouldBeTheCallersFaultOrUnavailable();
            (await InTimeAsync(() => platform.Access.Stranger().GetAsync("/health/live"))).ShouldBeOk();
            (await InTimeAsync(() => platform.Access.Stranger().GetAsync("/health/ready"))).ShouldHaveStatus(503);
            var me = await InTimeAsync(user.MeAsync);
            Assert.True(me.Status == 503 || me.Json.Text("username") == kept, "Served what was never stored: " + me);
        }

        await server.StartAsync();
        await Eventually.TrueAsync(platform.Access.IsReadyAsync, RecoveryDeadline, () => "not ready again");
        await Eventually.TrueAsync(async () => (await user.MeAsync()).Status == 200, RecoveryDeadline, () => "the session is not served again");

        Assert.Equal(kept, await user.CurrentUsernameAsync());
        (await user.RenameAsync(Names.Fresh())).ShouldBeOk();
        await platform.Access.SignInAsync();
        Assert.False((await platform.Access.SignInAsync(user.Identity)).Profile.Flag("user_created"));
    }

    [Fact]
    public async Task A_storm_of_changes_while_the_database_goes_and_comes_leaves_only_acknowledged_or_attempted_names()
    {
        await using var server = await PostgreSqlServer.StartOwnAsync();
        await using var platform = await TemporaryPlatform.StartAsync(await server.CreateDatabaseAsync());
        var users = await platform.Access.SignInManyAsync(8);

        using var stop = new CancellationTokenSource();
        var storms = users.Select(user => Task.Run(() => RenameAsync(user, stop.Token))).ToArray();
        foreach (var user in users)
        {
            await Eventually.TrueAsync(
                async () => await user.CurrentUsernameAsync() != user.Username, TimeSpan.FromSeconds(10), () => "nobody renames " + user.Id);
        }

        await server.StopAsync();
        await server.StartAsync();
        await Eventually.TrueAsync(platform.Access.IsReadyAsync, RecoveryDeadline, () => "not ready again");
        await stop.CancelAsync();

        foreach (var (user, storm) in users.Zip(storms))
        {
            var (acknowledged, unknown) = await storm;
            await Eventually.TrueAsync(async () => (await user.MeAsync()).Status == 200, RecoveryDeadline, () => "the session is not served again");
            Assert.Contains(await user.CurrentUsernameAsync(), unknown.Append(acknowledged));
        }
    }

    private static async Task<PlatformResponse> InTimeAsync(Func<Task<PlatformResponse>> request)
    {
        var watch = Stopwatch.StartNew();
        var answer = await request();
        Assert.True(watch.Elapsed < AnswerDeadline, $"Answered after {watch.Elapsed.TotalSeconds:0.0} s: {answer}");
        return answer;
    }

    /// <summary>Renames a user again and again; returns the last name that was acknowledged, and those after it whose fate is unknown.</summary>
    private static async Task<(string Acknowledged, IReadOnlyList<string> Unknown)> RenameAsync(SignedInUser user, CancellationToken stop)
    {
        const int MostRenames = 80;
        var acknowledged = user.Username;
        var unknown = new List<string>();
        for (var rename = 0; rename < MostRenames && !stop.IsCancellationRequested; rename++)
        {
            var name = Names.Fresh();
            var answer = await user.RenameAsync(name);
            if (answer.Status == 200)
            {
                acknowledged = name;
                unknown.Clear();
            }
            else
            {
                answer.ShouldBeProblem(503, "unavailable");
                unknown.Add(name);
            }

            await Task.Delay(50, CancellationToken.None);
        }

        return (acknowledged, unknown);
    }
}
