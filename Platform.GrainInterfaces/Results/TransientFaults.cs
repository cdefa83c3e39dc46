namespace Platform.GrainInterfaces.Results;

/// <summary>Tells the faults of a grain call that pass by themselves from the ones that are ours.</summary>
/// <remarks>
/// Orleans tells of an overloaded silo (<see cref="Orleans.Runtime.GatewayTooBusyException"/>) and grain
/// (<see cref="Orleans.Runtime.LimitExceededException"/>) by exceptions of its own kind, of a call that found
/// no silo in time by a <see cref="TimeoutException"/> or an <see cref="OperationCanceledException"/>.
/// </remarks>
public static class TransientFaults
{
    /// <summary>Whether storage or a part of the cluster could not be reached, or had more to do than it takes on.</summary>
    /// <param name="fault">What the call threw.</param>
    public static bool IsTransient(this Exception fault) =>
        fault is UnavailableException or OrleansException or TimeoutException or OperationCanceledException;
}
