using Microsoft.Extensions.Logging;

namespace Platform.Grains.Storage;

/// <summary>Sweeps rows whose time is over and folds counters, once a minute; nothing else depends on it being on time.</summary>
internal sealed partial class MaintenanceGrain(IStorageMaintenance storage, TimeProvider clock, ILogger<MaintenanceGrain> logger)
    : Grain, IMaintenanceGrain, IRemindable
{
    private const string Reminder = "upkeep";
    private const int SweepBatch = 1_000;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>A row stays this long beyond its time, so that no grain that still holds it in memory loses it under its feet.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    public async Task Begin()
    {
        await this.RegisterOrUpdateReminder(Reminder, Period, Period);
        await Tidy();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Tidy();

    private async Task Tidy()
    {
        try
        {
            DateTimeOffset limit = clock.GetUtcNow() - Margin;
            while (await storage.SweepExpiredAsync(limit, SweepBatch, CancellationToken.None) == SweepBatch)
            {
            }

            await storage.RollUpStatisticsAsync(CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogUnfinished(fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The storage upkeep did not finish; the next run goes on.")]
    private partial void LogUnfinished(Exception fault);
}
