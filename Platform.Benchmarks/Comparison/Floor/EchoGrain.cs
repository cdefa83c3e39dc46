namespace Platform.Benchmarks.Comparison.Floor;

/// <summary>A grain that does nothing but answer.</summary>
[Alias("platform.benchmarks.echo")]
public interface IEchoGrain : IGrainWithIntegerKey
{
    /// <summary>Answers what was sent.</summary>
    /// <param name="number">Anything.</param>
    [Alias("echo")]
    Task<long> Echo(long number);
}

/// <inheritdoc />
internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<long> Echo(long number) => Task.FromResult(number);
}
