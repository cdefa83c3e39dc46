using Platform.Benchmarks.Comparison.Measuring;

namespace Platform.Tests.Performance;

/// <summary>What a run of the comparison says of its allocations.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData(1_000L, 1_500L, 500L)]
    [InlineData(1_000L, 1_000L, 0L)]
    [InlineData(1_000L, 999L, null)]
    [InlineData(null, 1_000L, null)]
    [InlineData(1_000L, null, null)]
    public void Allocations_are_told_only_where_the_counter_did_not_fall(long? before, long? after, long? told) =>
        Assert.Equal(told, Sample.AllocatedBetween(before, after));
}
