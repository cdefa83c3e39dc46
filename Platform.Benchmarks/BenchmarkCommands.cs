using Platform.Benchmarks.Storage;

namespace Platform.Benchmarks;

/// <summary>The benchmarks by name. A new one is a line in the table.</summary>
internal static class BenchmarkCommands
{
    private static readonly Dictionary<string, (string Usage, Func<BenchmarkOptions, Task> Run)> Commands = new()
    {
        ["storage"] = ("[--database CONNECTION] [--writers 64] [--seconds 10]", StorageBenchmark.RunAsync),
    };

    /// <summary>Runs the benchmark that the first argument names.</summary>
    /// <returns>The exit code: 0 done, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var name, .. var rest] || !Commands.TryGetValue(name, out var command))
        {
            PrintUsage();
            return 2;
        }

        BenchmarkOptions options;
        try
        {
            options = BenchmarkOptions.Parse(rest);
        }
        catch (FormatException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            PrintUsage();
            return 2;
        }

        await command.Run(options);
        return 0;
    }

    private static void PrintUsage()
    {
        foreach (var (name, command) in Commands)
        {
            Console.Error.WriteLine($"  {name} {command.Usage}");
        }
    }
}
