using System.Globalization;
using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Bots;

/// <summary>Full batches of command executions end to end: HTTP, limits, users, counts and the write that holds.</summary>
internal static class BatchBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Runs the benchmark and prints its figures.</summary>
    public static Task RunAsync(BenchmarkOptions options) => MeasureAsync(options);

    /// <summary>Does the same, and answers items in a second.</summary>
    public static async Task<double> MeasureAsync(BenchmarkOptions options)
    {
        var connections = options.Number("connections", 8);
        var bots = options.Number("bots", 32);
        var users = options.Number("users", 16);
        var duration = TimeSpan.FromSeconds(options.Number("seconds", 10));
        var database = options.Text("database");
        await using var silo = await SiloProcess.StartAsync(database);
        await using var operators = await BenchmarkOperator.SignInAsync(silo);
        var rota = new BotRota(await operators.CreateBotsAsync(bots));
        using var sender = new BatchSender(silo.Address, rota, FullBatch.Of(await operators.CreateUsersAsync(users)), connections);

        await sender.RunAsync(WarmUp);
        var waits = rota.Waits;
        var processor = silo.ProcessorTime;
        var report = await sender.RunAsync(duration);
        processor = silo.ProcessorTime - processor;
        waits = rota.Waits - waits;

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(database is null ? "embedded" : "PostgreSQL")}, {connections} connections, {bots} bots, {users} users: {report.PerSecond * FullBatch.Items:N0} items/s  silo processor {processor.TotalMicroseconds / (report.Count * FullBatch.Items):N2} us an item"));
        Console.WriteLine($"batches of {FullBatch.Items}: {report}");
        if (waits > 0)
        {
            Console.WriteLine($"{waits} batches waited for the limits of their bots: use more --bots");
        }

        return report.PerSecond * FullBatch.Items;
    }
}
