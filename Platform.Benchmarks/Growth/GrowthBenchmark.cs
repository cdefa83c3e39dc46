using System.Globalization;
using Microsoft.Data.Sqlite;
using Platform.Benchmarks.Comparison;
using Platform.Benchmarks.Growth.Measuring;
using Platform.Benchmarks.Growth.Seeding;

namespace Platform.Benchmarks.Growth;

/// <summary>What the platform costs at several numbers of users.</summary>
internal static class GrowthBenchmark
{
    private const string UsualSizes = "1000,100000,10000000";
    private const int UsualRounds = 5;

    /// <summary>Runs the benchmark, prints its page, and writes page and plots to a folder where one is named.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        int[] sizes = [.. (options.Text("users") ?? UsualSizes).Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).Order()];
        var rounds = options.Number("rounds", UsualRounds);
        if (sizes.Any(size => size < 2 * SizeRun.People) || rounds < 1)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"--users takes numbers of {2 * SizeRun.People} at least, --rounds 1 at least."));
            return;
        }

        var figures = new List<SizeFigures>();
        foreach (var size in sizes)
        {
            await using var platform = await GrownPlatform.CreateAsync(options.Text("database"), size, SizeRun.People);
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{size:N0} users filled in {platform.FilledIn.TotalSeconds:N0} s"));
            figures.Add(await new SizeRun(platform, size, rounds, options.Text("silo")).RunAsync());
        }

        var report = new GrowthReport($"dotnet run -c Release --project Platform.Benchmarks -- growth {options.Shown("database")}", await DescribeAsync(options.Text("database")), rounds);
        var files = report.Write(figures);
        Console.WriteLine(files[0].Text);
        if (options.Text("write") is { } folder)
        {
            Directory.CreateDirectory(folder);
            foreach (var (file, text) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, file), text);
            }
        }
    }

    private static async Task<string> DescribeAsync(string? database)
    {
        if (database is not null)
        {
            return await DatabaseOfOne.GetVersionAsync(database);
        }

        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return $"embedded, SQLite {connection.ServerVersion}";
    }
}
