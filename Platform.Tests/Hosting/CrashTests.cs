using System.Collections.Concurrent;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>What was acknowledged before a sudden end of the process holds after it (reference.md, section 11).</summary>
public abstract class CrashTests(bool onPostgreSql)
{
    [Fact]
    public async Task A_rename_holds()
    {
        await using var platform = await StartAsync();
        var user = await platform.Access.SignInAsync();
        var name = Names.Fresh();

        (await user.RenameAsync(name)).ShouldBeOk();
        await platform.Process.RestartAfterKill9Async();

        Assert.Equal(name, await user.CurrentUsernameAsync());
        var other = await platform.Access.SignInAsync();
        (await other.RenameAsync(name)).ShouldBeProblem(409, "username_taken");
        (await other.RenameAsync(user.Username)).ShouldBeOk();
    }

    [Fact]
    public async Task A_sign_in_holds()
    {
        await using var platform = await StartAsync();
        var visitor = platform.Access.Visitor();
        var identity = Identity.Fresh();
        var code = await platform.Access.RequestCodeAsync(identity, visitor);

        var answer = await visitor.VerifyAsync(code);
        await platform.Process.RestartAfterKill9Async();

        answer.ShouldBeOk();
        var user = new SignedInUser(identity, answer, visitor with { ApiKey = null, Session = SessionCookie.Of(answer).Value });
        Assert.Equal(user.Username, await user.CurrentUsernameAsync());
        (await visitor.VerifyAsync(code)).ShouldBeProblem(401, "invalid_code");
        Assert.Equal(user.Id, (await platform.Access.SignInAsync(identity)).Id);
    }

    [Fact]
    public async Task The_end_of_a_session_holds()
    {
        await using var platform = await StartAsync();
        var user = await platform.Access.SignInAsync();
        var other = await platform.Access.SignInAsync(user.Identity);

        (await user.Client.PostAsync($"/v1/users/me/sessions/{other.TokenSuffix}/destroy")).ShouldBeOk();
        await platform.Process.RestartAfterKill9Async();

        (await other.MeAsync()).ShouldBeProblem(401, "session_expired");
        var sessions = (await user.Client.GetAsync("/v1/users/me/sessions")).ShouldBeOk().Json;
        Assert.Single(sessions.GetProperty("sessions").EnumerateArray());
        Assert.Equal(other.TokenSuffix, Assert.Single(sessions.GetProperty("history").EnumerateArray()).Text("token_suffix"));
    }

    [Fact]
    public async Task A_pending_code_stays_good()
    {
        await using var platform = await StartAsync();
        var visitor = platform.Access.Visitor();
        var code = await platform.Access.RequestCodeAsync(Identity.Fresh(), visitor);

        await platform.Process.RestartAfterKill9Async();

        (await visitor.VerifyAsync(code)).ShouldBeOk();
    }

    [Fact]
    public async Task Of_many_changes_every_acknowledged_one_holds()
    {
        await using var platform = await StartAsync();
        var users = await platform.Access.SignInManyAsync(10);
        var acknowledged = new ConcurrentDictionary<long, string>(users.ToDictionary(user => user.Id, user => user.Username));
        var attempted = new ConcurrentDictionary<long, string>(acknowledged);

        var renames = users.Select(user => Task.Run(() => RenameUntilTheEndAsync(user, acknowledged, attempted))).ToArray();
        await Eventually.TrueAsync(
            () => users.All(user => acknowledged[user.Id] != user.Username), TimeSpan.FromSeconds(20), () => "nobody was renamed");
        await platform.Process.RestartAfterKill9Async();
        await Task.WhenAll(renames);

        foreach (var user in users)
        {
            Assert.Contains(await user.CurrentUsernameAsync(), new[] { acknowledged[user.Id], attempted[user.Id] });
        }
    }

    private async Task<TemporaryPlatform> StartAsync()
    {
        var database = onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null;
        return await TemporaryPlatform.StartAsync(database);
    }

    private static async Task RenameUntilTheEndAsync(
        SignedInUser user, ConcurrentDictionary<long, string> acknowledged, ConcurrentDictionary<long, string> attempted)
    {
        const int MostRenames = 100;
        for (var rename = 0; rename < MostRenames; rename++)
        {
            var name = Names.Fresh();
            attempted[user.Id] = name;
            try
            {
                (await user.RenameAsync(name)).ShouldBeOk();
            }
            catch (HttpRequestException)
            {
                return;
            }

            acknowledged[user.Id] = name;
        }
    }
}

public sealed class CrashOnEmbeddedTests() : CrashTests(onPostgreSql: false);

// On PostgreSQL whole clusters are killed in every run, see ChaosTests.
[Trait("Category", "Slow")]
public sealed class CrashOnPostgreSqlTests() : CrashTests(onPostgreSql: true);
