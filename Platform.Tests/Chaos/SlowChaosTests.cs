using System.Text.Json;
using Platform.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Platform.Tests.Chaos;

/// <summary>The same with everything else that can go wrong.</summary>
[Trait("Category", "Slow")]
[Collection(ChaosAlone.Name)]
public sealed class SlowChaosTests(ITestOutputHelper output)
{
    private static readonly TimeSpan MostOutage = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostStartOnOtherAddresses = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Each_silo_is_killed_once()
    {
        await using ChaosRun run = await ChaosRun.StartAsync(output);
        List<Suffered> suffered = [];
        for (int silo = 0; silo < run.Cluster.Silos.Count; silo++)
        {
            suffered.Add(await run.SufferAsync(new KilledSilo(silo, TimeSpan.FromSeconds(10))));
        }

        await run.JudgeAsync();
        Assert.All(suffered, one => Assert.InRange(one.Meanwhile.Sent, TimeSpan.Zero, MostOutage));
    }

    [Fact]
    public async Task All_silos_are_killed_and_start_on_other_addresses()
    {
        await using ChaosRun run = await ChaosRun.StartAsync(output);
        Suffered all = await run.SufferAsync(new KilledCluster(onOtherAddresses: true));
        await run.JudgeAsync();
        Assert.InRange(all.Mending, TimeSpan.Zero, MostStartOnOtherAddresses);
        Assert.InRange(all.Afterwards.Answered, TimeSpan.Zero, MostStartOnOtherAddresses);
    }

    [Fact]
    public async Task A_gateway_is_killed()
    {
        await using ChaosRun run = await ChaosRun.StartAsync(output);
        Suffered gateway = await run.SufferAsync(new KilledGateway(1, TimeSpan.FromSeconds(5)));
        await run.JudgeAsync();
        Assert.InRange(gateway.Meanwhile.Answered, TimeSpan.Zero, MostOutage);
        Assert.Equal(0, gateway.Afterwards.Failed);
    }

    [Fact]
    public async Task A_silo_is_frozen_and_thaws()
    {
        await using ChaosRun run = await ChaosRun.StartAsync(output);
        await run.SufferAsync(new FrozenSilo(1));
        await run.JudgeAsync();
    }

    [Fact]
    public async Task The_database_restarts_and_then_is_away_for_a_minute()
    {
        await using ChaosRun run = await ChaosRun.StartAsync(output);
        await run.SufferAsync(new DatabaseAway(TimeSpan.Zero));
        await run.SufferAsync(new DatabaseAway(TimeSpan.FromMinutes(1)));
        await run.JudgeAsync();
    }

    [NetworkFact]
    public async Task The_network_between_two_silos_is_cut()
    {
        await using ChaosNetwork network = await ChaosNetwork.CreateAsync();
        await using ChaosRun run = await ChaosRun.StartAsync(output, network);
        await run.SufferAsync(new CutBetweenSilos(0, 1, TimeSpan.FromSeconds(20)));
        await run.JudgeAsync();
    }

    [Fact]
    public async Task No_request_fails_while_everything_is_replaced_by_a_newer_build()
    {
        using NewerBuild build = new();
        await using ChaosRun run = await ChaosRun.StartAsync(output);
        Suffered rolling = await run.SufferAsync(new RollingRestart(build));
        await run.JudgeAsync();
        Assert.True(rolling.Meanwhile.Failed + rolling.Afterwards.Failed == 0, string.Join('\n', rolling.Failures));
        foreach (GatewayProcess gateway in run.Cluster.Gateways)
        {
            JsonElement health = (await gateway.Access.Stranger().GetAsync("/health")).ShouldBeOk().Json;
            Assert.Equal(NewerBuild.Version, health.Text("version"));
        }
    }
}
