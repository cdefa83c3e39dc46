using Platform.GrainInterfaces.Statistics;

namespace Platform.Grains.Statistics;

/// <summary>Reads the counts from the database.</summary>
internal sealed class CountReader(ICounterStore counters, ICommandCountStore commands, TimeProvider clock)
{
    /// <summary>The counts as they stand.</summary>
    public async Task<PlatformCounts> Read()
    {
        CommandCounts reported = await commands.ReadAllAsync(clock.GetUtcNow(), CancellationToken.None);
        return Counts.Of(await counters.ReadAsync(CancellationToken.None), reported);
    }
}
