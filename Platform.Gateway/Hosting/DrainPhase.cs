namespace Platform.Gateway.Hosting;

/// <summary>The time between the signal to stop and the end of listening: unready, but every request is still served (reference.md, section 11).</summary>
/// <param name="readiness">Told first.</param>
/// <param name="options">How long it lasts.</param>
internal sealed class DrainPhase(Readiness readiness, GatewayOptions options) : IHostedLifecycleService
{
    /// <inheritdoc />
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.BeginDraining();

        // Real time, whatever clock the platform goes by: it is the load balancer that must notice.
        await Task.Delay(options.DrainPeriod, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
