using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Platform.Benchmarks.Comparison.Writes;

/// <summary>Updates of one row by its key, by PostgreSQL's own pgbench.</summary>
internal static class PgbenchUpdates
{
    private const string Program = "pgbench";
    private const string Figure = "tps = ";
    private const int Rows = 100_000;

    private static readonly string Script = string.Create(
        CultureInfo.InvariantCulture, $"\\set key random(1, {Rows})\nUPDATE raw_update SET version = version + 1 WHERE key = :key;\n");

    /// <summary>Runs it for a while.</summary>
    /// <returns>Updates in a second; null where pgbench is not installed.</returns>
    public static async Task<double?> RunAsync(string database, TimeSpan duration)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var create = source.CreateCommand(string.Create(
            CultureInfo.InvariantCulture,
            $"CREATE TABLE raw_update AS SELECT key, 0 AS version FROM generate_series(1, {Rows}) AS key; ALTER TABLE raw_update ADD PRIMARY KEY (key)"));
        await create.ExecuteNonQueryAsync();
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script);
            var written = await RunAsync(new NpgsqlConnectionStringBuilder(database), script, duration);
            return double.Parse(written[(written.IndexOf(Figure, StringComparison.Ordinal) + Figure.Length)..].Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<string> RunAsync(NpgsqlConnectionStringBuilder database, string script, TimeSpan duration)
    {
        var start = new ProcessStartInfo(
            Program,
            [
                "--host", database.Host!, "--port", Text(database.Port), "--username", database.Username!, "--no-vacuum", "--protocol", "prepared",
                "--client", Text(RawInserts.Connections), "--jobs", "1", "--time", Text((int)duration.TotalSeconds), "--file", script, database.Database!,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = database.Password;
        using var pgbench = Process.Start(start)!;
        var written = await Task.WhenAll(pgbench.StandardOutput.ReadToEndAsync(), pgbench.StandardError.ReadToEndAsync());
        await pgbench.WaitForExitAsync();
        return pgbench.ExitCode == 0 ? written[0] : throw new InvalidOperationException($"pgbench failed: {written[1]}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
