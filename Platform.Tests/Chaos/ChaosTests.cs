using Xunit.Abstractions;

namespace Platform.Tests.Chaos;

/// <summary>
/// Three silos and two gateways under a mixed load while things die: nothing acknowledged is lost, nothing is done twice, no limit is passed, and it
/// is over soon (reference.md, section 11).
/// </summary>
[Collection(ChaosAlone.Name)]
public sealed class ChaosTests(ITestOutputHelper output)
{
    /// <summary>A start after a crash waits for nobody who is gone, so it takes as long as the first one did; half of it more for what a machine does besides.</summary>
    private const double MostOfFirstStart = 1.5;

    private static readonly TimeSpan MostOutage = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task After_the_death_of_a_silo_and_then_of_all_nothing_is_lost_or_done_twice()
    {
        await using ChaosRun run = await ChaosRun.StartAsync(output);
        Suffered one = await run.SufferAsync(new KilledSilo(2, TimeSpan.FromSeconds(6)));
        Suffered all = await run.SufferAsync(new KilledCluster(onOtherAddresses: false));
        await run.JudgeAsync();
        Assert.InRange(one.Meanwhile.Sent, TimeSpan.Zero, MostOutage);
        Assert.InRange(all.Mending, TimeSpan.Zero, (run.Cluster.FirstStart * MostOfFirstStart) + Allowance);
    }
}
