using Platform.Benchmarks.Bots;
using Platform.Benchmarks.Notifications;
using Platform.Benchmarks.Search;
using Platform.Benchmarks.Storage;

namespace Platform.Benchmarks;

/// <summary>The benchmarks by name. A new one is a line in the table.</summary>
internal static class BenchmarkCommands
{
    private static readonly Dictionary<string, (string Usage, string What, Func<BenchmarkOptions, Task> Run)> Commands = new()
    {
        ["storage"] = (
            "[--database CONNECTION] [--writers 64] [--seconds 10]",
            "Durable writes of grain state by parallel writers.",
            StorageBenchmark.RunAsync),
        ["batch"] = (
            "[--database CONNECTION] [--connections 8] [--bots 32] [--users 16] [--seconds 10]",
            "Full batches of command executions over HTTP, each under its own Idempotency-Key, to a silo in a process of its own.\n"
            + "    A bot sends 600 batches a minute at most, so 32 bots are good for 300,000 items/s. The commands are executed for the users\n"
            + "    by turns; with --users 0 for nobody. Starts on the embedded database, or on an empty PostgreSQL database.",
            BatchBenchmark.RunAsync),
        ["search"] = (
            "[--users 100000] [--rounds 100] [--database CONNECTION]",
            "Searches among many users by kinds of questions. Fills a database that has none first: a new embedded one, or an empty\n"
            + "    PostgreSQL database; one that was filled by this with the same number before is used as it is.",
            SearchBenchmark.RunAsync),
        ["broadcast"] = (
            "[--users 100000] [--rounds 20] [--database CONNECTION --small-database CONNECTION]",
            "A notification to everybody, among 10 users and among many, and what users then see who were not in memory before. Fills\n"
            + "    databases as search does: new embedded ones, or two empty PostgreSQL databases.",
            BroadcastBenchmark.RunAsync),
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
            Console.Error.WriteLine($"    {command.What}");
        }
    }
}
