using Platform.Gateway.Hosting;

namespace Platform.Tests.Gateway.Hosting;

public sealed class DrainPhaseTests
{
    [Fact]
    public async Task Readiness_ends_at_once_and_the_process_waits()
    {
        var readiness = new Readiness();
        Task draining = new DrainPhase(readiness, new GatewayOptions { DrainPeriod = TimeSpan.FromMinutes(1) }).StoppingAsync(CancellationToken.None);
        Assert.True(readiness.IsDraining);
        Assert.False(draining.IsCompleted);
    }

    [Fact]
    public async Task A_host_that_cannot_wait_is_obeyed()
    {
        var phase = new DrainPhase(new Readiness(), new GatewayOptions { DrainPeriod = TimeSpan.FromMinutes(1) });
        await phase.StoppingAsync(new CancellationToken(canceled: true));
    }
}
