using Platform.Admin.Connection;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>A ban while the silo that holds the sessions is dying: once it is acknowledged, nobody admits them, not even that silo when it comes back.</summary>
public sealed class DyingSiloTests : IAsyncLifetime
{
    // Placement is random: that none of so many sessions is on the dying silo happens once in a thousand runs.
    private const int Targets = 10;
    private static readonly TimeSpan AcknowledgementDeadline = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan RecoveryDeadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(3);

    private readonly List<TemporaryFolder> _folders = [];
    private readonly List<PlatformProcess> _silos = [];
    private SignedInUser? _root;

    private PlatformProcess Survivor => _silos[0];

    private PlatformProcess Dying => _silos[1];

    public async Task InitializeAsync()
    {
        string database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        for (int silo = 0; silo < 2; silo++)
        {
            _folders.Add(new TemporaryFolder());
            await InstalledSecrets.CopyToAsync(_folders[silo].Path);
            _silos.Add(await PlatformProcess.StartAsync(new PlatformOptions(_folders[silo].Path) { Database = database }));
        }

        _root = await Survivor.Access.SignInAsync();
        await using OrleansCluster cluster = Connect();
        Result<UserActOutcome> bootstrapped = await cluster.AskAsync((IPermissionConsoleGrain door) =>
            door.BootstrapOwner(new Secret(Survivor.Options.Secrets.OperatorKey), _root.Username, false));
        Assert.False(bootstrapped.IsRefused);
    }

    public async Task DisposeAsync()
    {
        foreach (PlatformProcess silo in _silos)
        {
            await silo.DisposeAsync();
        }

        _folders.ForEach(folder => folder.Dispose());
    }

    [Fact]
    public async Task A_ban_while_the_silo_of_the_sessions_is_killed_is_in_force_when_it_answers()
    {
        IReadOnlyList<SignedInUser> targets = await Survivor.Access.SignInManyAsync(Targets);

        Task killing = Dying.Kill9Async();
        await BanAsync(targets);
        await killing;

        await ShouldBeRefusedAsync(targets, Survivor.Access);
    }

    [Fact]
    public async Task A_silo_that_was_frozen_while_sessions_were_banned_admits_none_of_them_when_it_thaws()
    {
        IReadOnlyList<SignedInUser> targets = await Survivor.Access.SignInManyAsync(Targets);
        await Task.WhenAll(targets.Select(async target => (await At(Dying.Access, target).MeAsync()).ShouldBeOk()));

        Dying.Running.Freeze();
        try
        {
            await BanAsync(targets);
            await ShouldBeRefusedAsync(targets, Survivor.Access);

            // They wait in its sockets, so that they are the first that it sees.
            Task<bool>[] first = [.. targets.Select(target => IsAdmittedAsync(At(Dying.Access, target)))];
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            Dying.Running.Thaw();
            Assert.DoesNotContain(true, await Task.WhenAll(first));
        }
        finally
        {
            Dying.Running.Thaw();
        }

        long thawed = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(thawed) < Aftermath)
        {
            Assert.DoesNotContain(true, await Task.WhenAll(targets.Select(target => IsAdmittedAsync(At(Dying.Access, target)))));
        }
    }

    private static SignedInUser At(PlatformAccess entrance, SignedInUser user) => user with { Client = user.Client with { Address = entrance.Address } };

    private static async Task ShouldBeRefusedAsync(IReadOnlyList<SignedInUser> targets, PlatformAccess entrance)
    {
        foreach (SignedInUser target in targets)
        {
            await Eventually.TrueAsync(IsToldSoAsync, RecoveryDeadline, () => "the session is not said to have ended");

            // As long as its user's silo is away it may be refused without a reason, but it is refused.
            async Task<bool> IsToldSoAsync()
            {
                PlatformResponse answer = await At(entrance, target).MeAsync();
                Assert.Contains(answer.Status, new[] { 401, 503 });
                return answer.Status == 401;
            }
        }
    }

    private static async Task<bool> IsAdmittedAsync(SignedInUser user)
    {
        try
        {
            return (await user.MeAsync()).Status == 200;
        }
        catch (HttpRequestException)
        {
            // Its process has ended.
            return false;
        }
    }

    private Task BanAsync(IReadOnlyList<SignedInUser> targets) => Task.WhenAll(targets.Select(target => Task.Run(() => BanAsync(target))));

    private async Task BanAsync(SignedInUser target)
    {
        await Eventually.TrueAsync(IsAcknowledgedAsync, AcknowledgementDeadline, () => "the ban is not acknowledged");

        async Task<bool> IsAcknowledgedAsync()
        {
            await using OrleansCluster cluster = Connect();
            try
            {
                Result<UserActOutcome> outcome = await cluster.AskAsync((IUserConsoleGrain door) =>
                    door.Act(new Secret(_root!.Token), target.Username, new BanUser { Reason = "spam" }, false));
                Assert.False(outcome.IsRefused, outcome.Refusal?.Detail);
                return true;
            }
            catch (ClusterAwayException)
            {
                return false;
            }
        }
    }

    private OrleansCluster Connect() =>
        new(new SiloAddresses("platform", [SiloEndpoint.Parse(Survivor.Options.Cluster)!]), ClientLogging.Silent, TimeProvider.System);
}
