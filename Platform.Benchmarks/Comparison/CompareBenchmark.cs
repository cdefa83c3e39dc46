using System.Globalization;
using Platform.Benchmarks.Activations;
using Platform.Benchmarks.Bots;
using Platform.Benchmarks.Comparison.Floor;
using Platform.Benchmarks.Comparison.Load;
using Platform.Benchmarks.Comparison.Measuring;
using Platform.Benchmarks.Comparison.Reporting;
using Platform.Benchmarks.Comparison.Writes;

namespace Platform.Benchmarks.Comparison;

/// <summary>The platform, the floor below it and its peers, side by side on one machine.</summary>
internal static class CompareBenchmark
{
    private const int Rounds = 5;
    private const int SecondsOfARun = 8;
    private const int Connections = 32;
    private const string ServerCollector = "server";

    // What --only names beside the jobs.
    private const string Writes = "writes";
    private const string Batch = "batch";
    private const string Memory = "memory";
    private const string Calls = "calls";

    /// <summary>Runs the benchmark, prints its figures, and writes them to a file where one is named.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var database = options.Text("database");
        var missing = database is null ? "--database is missing: the connection string of a PostgreSQL database." : await WrkLoad.WhatIsMissingAsync();
        if (database is null || missing is not null)
        {
            await Console.Error.WriteLineAsync(missing);
            return;
        }

        string[] wanted = options.Text("only")?.Split(',') ?? [.. JobKeys.All, Calls, Writes, Batch, Memory];
        var rounds = options.Number("rounds", Rounds);
        var duration = TimeSpan.FromSeconds(options.Number("seconds", SecondsOfARun));
        var connections = options.Number("connections", Connections);

        var modes = new List<ModeFigures>();
        string[] jobs = [.. JobKeys.All.Intersect(wanted)];
        var rows = wanted.Contains(JobKeys.SignIn) || wanted.Contains(Writes) ? await SignInRows.LearnAsync(database) : [];
        foreach (var collector in jobs is [] ? [] : (options.Text("collectors") ?? $"{ServerCollector},workstation").Split(','))
        {
            modes.Add(await MeasureAsync(database, collector, jobs, rows, options.Text("contestants")?.Split(','), new AlternatingRuns(rounds, duration), connections));
        }

        var calls = wanted.Contains(Calls) ? await GrainCalls.MeasureAsync(duration) : null;
        var writes = wanted.Contains(Writes) ? await WriteMeasurement.RunAsync(database, rows, rounds, duration) : null;
        var report = new PerformanceReport(
            $"dotnet run -c Release --project Platform.Benchmarks -- compare {options.Shown("database")}",
            string.Create(CultureInfo.InvariantCulture, $"{rounds} rounds of {duration.TotalSeconds:N0} s by turns, each after {PreparedJob.RunUp.TotalSeconds:N0} s that do not count, {connections} connections."),
            [$"Load: {await WrkLoad.GetVersionAsync()}; at a constant rate by one thread of the benchmark", $"Database: {await DatabaseOfOne.GetVersionAsync(database)}"]);
        var page = report.Write(modes, writes, calls, await MeasureWholeAsync(database, wanted, duration));
        Console.WriteLine(page);
        if (options.Text("write") is { } file)
        {
            await File.WriteAllTextAsync(file, page);
        }
    }

    private static async Task<ModeFigures> MeasureAsync(
        string database, string collector, string[] jobs, IReadOnlyList<(string State, string Payload)> rows, string[]? only, AlternatingRuns runs, int connections)
    {
        await using var inserts = jobs.Contains(JobKeys.SignIn) ? await RawSignIns.CreateAsync(database, rows) : null;
        await using var field = await ContestantField.StartAsync(database, collector == ServerCollector, jobs, only);
        var figures = new List<JobFigures>();
        foreach (var key in jobs)
        {
            IEnumerable<ITurn> turns = field.JobsOf(key).Select(entry => new PreparedJob(entry.Contestant, entry.Job, connections));
            figures.AddRange(await runs.RunAsync([.. turns, .. inserts?.Key == key ? new ITurn[] { inserts } : []]));
        }

        return new ModeFigures(collector, [.. field.Contestants.Select(contestant => (contestant.Name, contestant.Version))], figures);
    }

    private static async Task<IReadOnlyList<Bar>> MeasureWholeAsync(string server, string[] wanted, TimeSpan duration)
    {
        double? items = null;
        if (wanted.Contains(Batch))
        {
            await using var database = await DatabaseOfOne.CreateAsync(server, Batch);
            items = await BatchBenchmark.MeasureAsync(BenchmarkOptions.Parse(
                ["--database", database.Connection, "--seconds", duration.TotalSeconds.ToString(CultureInfo.InvariantCulture)]));
        }

        var figures = wanted.Contains(Memory) ? await ActivationBenchmark.MeasureAsync(server, ActivationBenchmark.UsualUsers) : null;
        return WholeBars.Of(items, figures);
    }
}
