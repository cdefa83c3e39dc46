using Platform.Benchmarks.Comparison.Load;

namespace Platform.Benchmarks.Comparison.Measuring;

/// <summary>One run of one job at one contestant.</summary>
/// <param name="Load">What the load generator saw.</param>
/// <param name="Processor">Processor time that the server's processes used meanwhile.</param>
/// <param name="AllocatedBytes">What they allocated meanwhile; null where they cannot tell.</param>
/// <param name="ResidentBytes">Memory they occupied afterwards.</param>
internal sealed record Sample(LoadResult Load, TimeSpan Processor, long? AllocatedBytes, long ResidentBytes)
{
    /// <summary>Microseconds of processor time for a request.</summary>
    public double ProcessorMicroseconds => Processor.TotalMicroseconds / Load.Requests;

    /// <summary>Bytes allocated for a request; null where they cannot tell.</summary>
    public double? AllocatedEach => (double?)AllocatedBytes / Load.Requests;

    /// <summary>What processes allocated between two readings of their counters.</summary>
    /// <param name="before">The first reading; null where they cannot tell.</param>
    /// <param name="after">The second one; null where they cannot tell.</param>
    /// <returns>Bytes; null where they cannot tell.</returns>
    /// <remarks>Under the server collector the total that the runtime tells was seen to fall: a reading below the one before tells nothing.</remarks>
    public static long? AllocatedBetween(long? before, long? after) => after - before is >= 0 and var bytes ? bytes : null;
}
