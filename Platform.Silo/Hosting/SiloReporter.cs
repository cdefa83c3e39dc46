using Platform.Grains.Statistics;

namespace Platform.Silo.Hosting;

/// <summary>Tells the cluster once a second what this silo has done, so that no request tells it.</summary>
internal sealed partial class SiloReporter(ILocalSiloDetails local, SiloCounters counters, IGrainFactory grains, TimeProvider clock, ILogger<SiloReporter> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _reporting = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(SiloReporter), ServiceLifecycleStage.Active, Begin, End);

    public void Dispose() => _stop.Dispose();

    private Task Begin(CancellationToken cancellation)
    {
        _reporting = Task.Run(KeepReporting, CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task End(CancellationToken cancellation)
    {
        await _stop.CancelAsync();
        await _reporting;
    }

    private async Task KeepReporting()
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await Report();
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task Report()
    {
        try
        {
            await grains.GetGrain<ISiloReportsGrain>(0).Report(counters.Read(local.Name)).WaitAsync(_stop.Token);
        }
        catch (Exception fault) when (!_stop.IsCancellationRequested)
        {
            // The next report says all of it.
            LogFault(fault);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The silo could not report what it has done.")]
    private partial void LogFault(Exception fault);
}
