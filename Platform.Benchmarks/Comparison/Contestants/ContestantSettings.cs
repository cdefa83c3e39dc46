namespace Platform.Benchmarks.Comparison.Contestants;

/// <summary>What a contestant runs on.</summary>
/// <param name="Database">A connection string of an empty PostgreSQL database that is its alone.</param>
/// <param name="ServerCollector">Whether .NET's Server GC collects, or the workstation one.</param>
/// <param name="Jobs">The keys of the jobs that will be asked for: nothing need be prepared for others.</param>
internal sealed record ContestantSettings(string Database, bool ServerCollector, IReadOnlyList<string> Jobs)
{
    private const string CollectorVariable = "DOTNET_gcServer";

    /// <summary>What a .NET process must find in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        [CollectorVariable] = ServerCollector ? "1" : "0",
    };
}
