using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Notifications;

/// <summary>Has all streams of this process told when something may have been broadcast: one question a second for all of them together, none while there are none. Thread-safe.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="clock">Tells when the next question is due.</param>
/// <param name="logger">Takes what nobody foresaw.</param>
internal sealed partial class BroadcastWatch(IGrainFactory grains, TimeProvider clock, ILogger<BroadcastWatch> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly HashSet<StreamAgenda> _streams = [];

    private bool _isRunning;

    /// <summary>Begins to tell a stream.</summary>
    /// <param name="agenda">Told to read.</param>
    public void Add(StreamAgenda agenda)
    {
        lock (_gate)
        {
            _streams.Add(agenda);
            if (!_isRunning)
            {
                _isRunning = true;

                // The work is everybody's: it must not run as a part of the request that happened to start it.
                using (ExecutionContext.SuppressFlow())
                {
                    Task.Run(Run);
                }
            }
        }
    }

    /// <summary>Ends it.</summary>
    /// <param name="agenda">The stream's agenda.</param>
    public void Remove(StreamAgenda agenda)
    {
        lock (_gate)
        {
            _streams.Remove(agenda);
        }
    }

    private async Task Run()
    {
        long? known = null;
        while (IsWanted())
        {
            // Also by the first answer: what was broadcast between the beginning of a stream and this question would show in no later one.
            if (await Ask() is { } version && version != known)
            {
                known = version;
                StirAll();
            }

            await Task.Delay(Interval, clock);
        }
    }

    private bool IsWanted()
    {
        lock (_gate)
        {
            return _isRunning = _streams.Count > 0;
        }
    }

    private async Task<long?> Ask()
    {
        try
        {
            return await grains.GetGrain<IBroadcastBoardGrain>(0).GetVersion();
        }
        catch (Exception fault) when (fault.IsTransient())
        {
            // The next second asks again, and each stream finds out by itself whether the cluster is away.
            return null;
        }
#pragma warning disable CA1031 // Whatever it was, it must not end the questions for good.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(logger, fault);
            return null;
        }
    }

    private void StirAll()
    {
        lock (_gate)
        {
            foreach (StreamAgenda agenda in _streams)
            {
                agenda.Add(StreamWork.Read);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The question for new broadcasts failed.")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
