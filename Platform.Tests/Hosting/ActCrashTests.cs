using System.Globalization;
using Platform.Admin.Connection;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>A silo that is killed in the middle of an act has done it wholly, with its entry in the log, or not at all.</summary>
public abstract class ActCrashTests(bool onPostgreSql)
{
    // From before the act has reached the silo to after its answer, in milliseconds.
    private static readonly double[] Delays = [0, 1, 2, 4, 8, 30];

    [Fact]
    public async Task An_act_in_the_middle_of_which_the_silo_is_killed_is_done_wholly_or_not_at_all()
    {
        string? database = onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null;
        await using var platform = await TemporaryPlatform.StartAsync(database);
        SignedInUser root = await platform.Access.SignInAsync();
        await AskAsync(platform, (IPermissionConsoleGrain door) => door.BootstrapOwner(new Secret(platform.Options.Secrets.OperatorKey), root.Username, false));
        var token = new Secret(root.Token);
        foreach ((double delay, int round) in Delays.Select((delay, round) => (delay, round)))
        {
            SignedInUser target = await platform.Access.SignInAsync();
            await AskAsync(platform, (IUserConsoleGrain door) => door.Act(token, target.Username, new PromoteUser(), false));
            UserAct act = (round % 3) switch
            {
                0 => new BanUser { Reason = "spam" },
                1 => new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 30 },
                _ => new DemoteUser(),
            };

            bool isAcknowledged = await KillDuringAsync(platform, token, target, act, TimeSpan.FromMilliseconds(delay));

            string id = target.Id.ToString(CultureInfo.InvariantCulture);
            UserDetails seen = (await AskAsync(platform, (IUserConsoleGrain door) => door.Show(token, id))).Value!;
            AuditList log = (await AskAsync(platform, (IAuditConsoleGrain door) => door.List(token, new AuditQuery { Target = id }))).Value!;
            bool isDone = log.Entries.Length == 2;
            Assert.True(isDone || (log.Entries.Length == 1 && !isAcknowledged), $"{act} is not in the log.");
            Assert.Equal(isDone && act is BanUser ? AccountState.Banned : AccountState.Active, seen.Profile.State);
            Assert.Equal(isDone && act is GrantSubscription, seen.Profile.HasPremium);
            Assert.Equal(isDone && act is DemoteUser ? PermissionLevel.User : PermissionLevel.Admin, seen.Profile.PermissionLevel);
            PlatformResponse me = await target.MeAsync();
            Assert.Equal(isDone && act is BanUser ? 401 : 200, me.Status);
        }

        Assert.Null((await AskAsync(platform, (IAuditConsoleGrain door) => door.Verify(token, null))).Value!.FirstBroken);
    }

    private static async Task<bool> KillDuringAsync(TemporaryPlatform platform, Secret token, SignedInUser target, UserAct act, TimeSpan delay)
    {
        await using OrleansCluster cluster = Connect(platform);

        // So that the delay counts from the act, not from the connection.
        await cluster.AskAsync((IUserConsoleGrain door) => door.Explain(token, target.Username));
        Task<Result<UserActOutcome>> acting = cluster.AskAsync((IUserConsoleGrain door) => door.Act(token, target.Username, act, false));
        await Task.WhenAny(acting, Task.Delay(delay));
        await platform.Process.RestartAfterKill9Async();
        try
        {
            return !(await acting).IsRefused;
        }
        catch (ClusterAwayException)
        {
            return false;
        }
    }

    private static async Task<T> AskAsync<TGrain, T>(TemporaryPlatform platform, Func<TGrain, Task<T>> question)
        where TGrain : IGrainWithIntegerKey
    {
        await using OrleansCluster cluster = Connect(platform);
        return await cluster.AskAsync(question);
    }

    private static OrleansCluster Connect(TemporaryPlatform platform) =>
        new(new SiloAddresses("platform", [SiloEndpoint.Parse(platform.Options.Cluster)!]), ClientLogging.Silent, TimeProvider.System);
}

public sealed class ActCrashOnEmbeddedTests() : ActCrashTests(onPostgreSql: false);

// On PostgreSQL whole clusters are killed in every run, see ChaosTests.
[Trait("Category", "Slow")]
public sealed class ActCrashOnPostgreSqlTests() : ActCrashTests(onPostgreSql: true);
