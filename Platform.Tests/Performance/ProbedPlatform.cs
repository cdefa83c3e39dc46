using System.Diagnostics;
using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Performance;

/// <summary>A platform whose process tells what it has spent.</summary>
public sealed class ProbedPlatform : IAsyncDisposable
{
    private const string Report = "report";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(1);

    private readonly TemporaryPlatform _platform;
    private int _reports;

    private ProbedPlatform(TemporaryPlatform platform) => _platform = platform;

    public PlatformProcess Process => _platform.Process;

    /// <summary>
    /// Starts one where the compiler neither tries variants nor takes its time: a method that runs often is soon as it stays, and then it
    /// allocates the same each time.
    /// </summary>
    public static async Task<ProbedPlatform> StartAsync(string? database) => new(await TemporaryPlatform.StartAsync(
        database,
        options => (options with { Program = BuiltProgram.Probe }).With("DOTNET_TieredPGO", "0").With("DOTNET_TC_CallCountingDelayMs", "0")));

    /// <summary>What the process has spent so far.</summary>
    public async Task<Spent> SpentAsync()
    {
        await Process.Running.Input.WriteLineAsync(Report);
        await Process.Running.Input.FlushAsync();
        _reports++;
        var watch = Stopwatch.StartNew();
        string? line;
        while ((line = Reports().ElementAtOrDefault(_reports - 1)) is null)
        {
            Assert.True(watch.Elapsed < Patience, "There is no report. It wrote:\n" + Process.Running.Transcript);
            await Task.Delay(LookInterval);
        }

        return JsonSerializer.Deserialize<Spent>(line[Report.Length..], JsonSerializerOptions.Web)!;
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    private IEnumerable<string> Reports() => Process.Running.Output.Where(line => line.StartsWith(Report, StringComparison.Ordinal));
}
