using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Platform.Benchmarks.Probe;

/// <summary>Counts the calls of the platform's own grain interfaces, at both ends. Thread-safe; a call costs it no memory.</summary>
internal sealed class GrainCalls : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    private const string OwnNamespace = "Platform.";

    private readonly ConcurrentDictionary<(string Interface, string Method), StrongBox<long>> _sent = new();
    private readonly ConcurrentDictionary<(string Interface, string Method), StrongBox<long>> _served = new();

    /// <summary>Calls where they leave: the gateway's, and those of grains to one another.</summary>
    public ImmutableSortedDictionary<string, long> Sent => Copy(_sent);

    /// <summary>Calls where they arrive.</summary>
    public ImmutableSortedDictionary<string, long> Served => Copy(_served);

    /// <inheritdoc />
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        Count(_sent, context);
        return context.Invoke();
    }

    /// <inheritdoc />
    public Task Invoke(IIncomingGrainCallContext context)
    {
        Count(_served, context);
        return context.Invoke();
    }

    // The runtime calls grains of its own about silos and reminders all the time.
    private static void Count(ConcurrentDictionary<(string Interface, string Method), StrongBox<long>> counts, IGrainCallContext context)
    {
        if (context.InterfaceName.StartsWith(OwnNamespace, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref counts.GetOrAdd((context.InterfaceName, context.MethodName), static _ => new StrongBox<long>()).Value);
        }
    }

    private static ImmutableSortedDictionary<string, long> Copy(ConcurrentDictionary<(string Interface, string Method), StrongBox<long>> counts) =>
        counts.ToImmutableSortedDictionary(
            pair => $"{pair.Key.Interface[(pair.Key.Interface.LastIndexOf('.') + 1)..]}.{pair.Key.Method}",
            pair => Interlocked.Read(ref pair.Value.Value),
            StringComparer.Ordinal);
}
