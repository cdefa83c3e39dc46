using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;

namespace Platform.GrainInterfaces.Cluster;

/// <summary>
/// Sends a call again that a silo on its way out did not take, or took with it: the grain is found on another one then. Only calls that are safe to repeat, so
/// that a rolling restart fails no request, and the loss of a silo few. A call without an answer in time is not sent again: it has waited long enough.
/// </summary>
/// <param name="time">The clock of the pauses.</param>
public sealed class SecondTry(TimeProvider time) : IOutgoingGrainCallFilter
{
    // Others learn of a silo that leaves within a second or so; a request must be answered within six.
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1)];

    private static readonly ConcurrentDictionary<MethodInfo, bool> Known = new();

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        for (int pause = 0; ; pause++)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (OrleansMessageRejectionException) when (pause < Pauses.Length && IsSafe(context.InterfaceMethod))
            {
                await Task.Delay(Pauses[pause], time);
            }
        }
    }

    // The runtime's own calls look after themselves.
    private static bool IsSafe(MethodInfo? method) => method is not null && Known.GetOrAdd(method, static known =>
        known.DeclaringType?.Namespace is { } folder && folder.StartsWith("Platform.", StringComparison.Ordinal)
        && (known.IsDefined(typeof(SafeToRepeatAttribute)) || known.IsDefined(typeof(AlwaysInterleaveAttribute))));
}
