using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Hosting;

/// <summary>Tells the faults of a call to another grain that pass by themselves from the ones that are ours.</summary>
internal static class TransientFaults
{
    /// <summary>Whether storage or a part of the cluster could not be reached.</summary>
    /// <param name="fault">What the call threw.</param>
    public static bool IsTransient(this Exception fault) => fault is UnavailableException or OrleansException or TimeoutException;
}
