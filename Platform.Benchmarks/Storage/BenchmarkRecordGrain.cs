namespace Platform.Benchmarks.Storage;

/// <summary>A grain that does nothing but write its state.</summary>
public interface IBenchmarkRecordGrain : IGrainWithIntegerKey
{
    /// <summary>Changes the state and writes it.</summary>
    Task WriteAsync();
}

/// <summary>About a kilobyte of JSON, like a user's state.</summary>
[GenerateSerializer, Immutable]
public sealed record BenchmarkRecord(
    [property: Id(0)] long Revision, [property: Id(1)] string Name, [property: Id(2)] IReadOnlyList<string> Lines)
{
    public BenchmarkRecord()
        : this(0, "benchmark", [.. Enumerable.Range(0, 20).Select(line => $"line {line:D3} of a state that is as long as a user's")])
    {
    }
}

/// <inheritdoc />
internal sealed class BenchmarkRecordGrain([PersistentState("benchmark")] IPersistentState<BenchmarkRecord> record)
    : Grain, IBenchmarkRecordGrain
{
    public Task WriteAsync()
    {
        record.State = record.State with { Revision = record.State.Revision + 1 };
        return record.WriteStateAsync();
    }
}
