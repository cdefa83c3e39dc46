using Platform.GrainInterfaces.Statistics;
using Platform.Grains.Bots;
using Platform.Grains.Sessions;

namespace Platform.Grains.Statistics;

/// <summary>Counts in memory what this silo does; nobody waits for it, and it begins anew with the process. Thread-safe.</summary>
internal sealed class SiloCounters
{
    private long _requests;
    private long _sessions;
    private long _commands;

    /// <summary>A grain of this silo admitted a request.</summary>
    public void CountRequest() => Interlocked.Increment(ref _requests);

    /// <summary>A session has come into this silo's memory.</summary>
    public void EnterSession()
    {
        Interlocked.Increment(ref _sessions);
        SessionMeter.Active.Add(1);
    }

    /// <summary>A session has left this silo's memory.</summary>
    public void LeaveSession()
    {
        Interlocked.Decrement(ref _sessions);
        SessionMeter.Active.Add(-1);
    }

    /// <summary>A grain of this silo counted a batch.</summary>
    /// <param name="executions">Executions in it.</param>
    public void CountCommands(long executions)
    {
        Interlocked.Add(ref _commands, executions);
        CommandMeter.Counted.Add(executions);
    }

    /// <summary>What was done so far.</summary>
    /// <param name="silo">Name of this silo.</param>
    public SiloTraffic Read(string silo) => new(silo, Interlocked.Read(ref _requests), Interlocked.Read(ref _sessions), Interlocked.Read(ref _commands));
}
