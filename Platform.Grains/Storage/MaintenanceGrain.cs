using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Grains.Bots;
using Platform.Grains.Sessions;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Storage;

/// <summary>Wakes whoever is overdue, sweeps rows whose time is over and folds counters, once a minute; nothing that is read depends on it being on time.</summary>
internal sealed partial class MaintenanceGrain(
    IStorageMaintenance storage, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<MaintenanceGrain> logger)
    : Grain, IMaintenanceGrain, IRemindable
{
    private const string Reminder = "upkeep";
    private const int SweepBatch = 1_000;
    private const int WakeBatch = 100;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A row stays this long beyond its time, so that no grain that still holds it in memory loses it under its feet, nor one that reads it by
    /// another machine's clock.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    // Whoever starts while it is being done need not have it done again at once.
    private bool _isTidying;

    // What is left is for the silo that comes after: this one can soon wake nobody any more.
    private bool IsSiloLeaving => lifetime.ApplicationStopping.IsCancellationRequested;

    public async Task Begin()
    {
        await this.RegisterOrUpdateReminder(Reminder, Period, Period);
        await Tidy();
    }

    public async Task Schedule()
    {
        await this.RegisterOrUpdateReminder(Reminder, Period, Period);
        if (!_isTidying)
        {
            await GrainFactory.GetGrain<IMaintenanceGrain>(this.GetPrimaryKeyLong()).Tidy();
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        ReminderMeter.Record(reminderName, status);
        return Tidy();
    }

    public async Task Tidy()
    {
        _isTidying = true;
        try
        {
            await Try(WakeOverdue);
            await Try(Sweep);
            await Try(() => storage.RollUpStatisticsAsync(clock.GetUtcNow() - Margin, CancellationToken.None));
        }
        finally
        {
            _isTidying = false;
        }
    }

    // Reminders miss their ticks while the cluster is down; what they should have done is found here (reference.md, section 2).
    private async Task WakeOverdue()
    {
        DateTimeOffset now = clock.GetUtcNow();
        ImmutableArray<OverdueState> overdue;
        OverdueState? last = null;
        do
        {
            overdue = await storage.FindOverdueAsync(now, last, WakeBatch, CancellationToken.None);
            last = overdue.LastOrDefault();
            await Task.WhenAll(overdue.Select(state => Try(() => Wake(state))));
        }
        while (overdue.Length == WakeBatch && !IsSiloLeaving);
    }

    private Task Wake(OverdueState overdue) => overdue.StateName switch
    {
        StateNames.User => WakeUser(Number(overdue.GrainKey)),
        StateNames.Bot => GrainFactory.GetGrain<IOperatedBotGrain>(Number(overdue.GrainKey)).Settle(),
        StateNames.Session => GrainFactory.GetGrain<IKeptSessionGrain>(overdue.GrainKey).Settle(),
        _ => Task.CompletedTask,
    };

    private static long Number(string grainKey) => long.Parse(grainKey, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private async Task WakeUser(long id)
    {
        IOperatedUserGrain user = GrainFactory.GetGrain<IOperatedUserGrain>(id);
        if (await user.Settle())
        {
            await UserErasure.Finish(user);
        }
    }

    private async Task Sweep()
    {
        DateTimeOffset limit = clock.GetUtcNow() - Margin;
        while (!IsSiloLeaving && await storage.SweepExpiredAsync(limit, SweepBatch, CancellationToken.None) == SweepBatch)
        {
        }
    }

    // One that fails keeps nothing else from being done; the next run tries it again.
    private async Task Try(Func<Task> task)
    {
        try
        {
            await task();
        }
        catch (Exception fault)
        {
            LogUnfinished(fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A part of the upkeep did not finish; the next run tries it again.")]
    private partial void LogUnfinished(Exception fault);
}
