using Npgsql;
using Platform.Benchmarks.Comparison.Measuring;
using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Comparison.Writes;

/// <summary>The floor below a sign-in, in the same rounds: this process inserts the rows that one writes, each by a prepared statement that commits by itself.</summary>
internal sealed class RawSignIns : ITurn, IAsyncDisposable
{
    /// <summary>What the report calls it.</summary>
    public const string RawName = "raw inserts of the same rows";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly DatabaseOfOne _database;
    private readonly RawInserts _inserts;
    private readonly int _rows;

    private RawSignIns(DatabaseOfOne database, IReadOnlyList<(string State, string Payload)> rows)
    {
        _database = database;
        _inserts = new RawInserts(database.Connection, rows);
        _rows = rows.Count;
    }

    /// <inheritdoc />
    public string Contestant => RawName;

    /// <inheritdoc />
    public string Key => JobKeys.SignIn;

    /// <summary>Makes a database for it.</summary>
    /// <param name="server">The connection string of another database on the server.</param>
    /// <param name="rows">The rows of one sign-in.</param>
    public static async Task<RawSignIns> CreateAsync(string server, IReadOnlyList<(string State, string Payload)> rows) =>
        new(await DatabaseOfOne.CreateAsync(server, "inserts"), rows);

    /// <inheritdoc />
    public async Task CheckAsync()
    {
        var load = await _inserts.RunAsync(Glance, together: false);
        await using var source = NpgsqlDataSource.Create(_database.Connection);
        await using var count = source.CreateCommand("SELECT count(*) FROM raw_state");
        var found = (long)(await count.ExecuteScalarAsync())!;
        if (load.Requests == 0 || found != load.Requests * _rows)
        {
            throw new InvalidOperationException($"{load.Requests} sign-ins of {_rows} rows each inserted {found}.");
        }
    }

    /// <inheritdoc />
    public async Task<Sample> RunClosedAsync(TimeSpan duration)
    {
        var allocatedBefore = GC.GetTotalAllocatedBytes();
        var before = ProcessUse.Of(Environment.ProcessId);
        var load = await _inserts.RunAsync(duration, together: false);
        var after = ProcessUse.Of(Environment.ProcessId);
        return new Sample(load, after.ProcessorTime - before.ProcessorTime, Sample.AllocatedBetween(allocatedBefore, GC.GetTotalAllocatedBytes()), after.ResidentBytes);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
