using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Platform.Benchmarks.Comparison.Writes;

/// <summary>Updates rows like those of users in a table like the platform's, without triggers and with no other index than the key, each row by itself.</summary>
internal sealed class RawUpdates : IAsyncDisposable
{
    private const int Rows = 10_000;

    private const string Create =
        """
        CREATE TABLE raw_user (
            service_id text COLLATE "C" NOT NULL, state_name text COLLATE "C" NOT NULL, grain_key text COLLATE "C" NOT NULL, version integer NOT NULL,
            payload jsonb NOT NULL, modified_on timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (state_name, grain_key, service_id)) WITH (fillfactor = 80)
        """;

    private const string Fill =
        "INSERT INTO raw_user (service_id, state_name, grain_key, version, payload) SELECT 'platform', 'user', upper(to_hex(number)), 1, $1 FROM generate_series(0, $2) AS number";

    private const string Update =
        "UPDATE raw_user SET payload = $2, version = version + 1, modified_on = now() WHERE state_name = 'user' AND grain_key = $1 AND service_id = 'platform'";

    private readonly NpgsqlDataSource _source;
    private readonly string _payload;
    private long _next;

    private RawUpdates(NpgsqlDataSource source, string payload) => (_source, _payload) = (source, payload);

    /// <summary>Makes the table and its rows.</summary>
    /// <param name="database">The database.</param>
    /// <param name="payload">What each row holds, and is updated to.</param>
    public static async Task<RawUpdates> PrepareAsync(string database, string payload)
    {
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = RawInserts.Connections, MaxAutoPrepare = 0 });
        await using (var create = source.CreateCommand(Create))
        {
            await create.ExecuteNonQueryAsync();
        }

        await using var fill = source.CreateCommand(Fill);
        fill.Parameters.Add(new NpgsqlParameter { Value = payload, NpgsqlDbType = NpgsqlDbType.Jsonb });
        fill.Parameters.Add(new NpgsqlParameter { Value = Rows - 1 });
        await fill.ExecuteNonQueryAsync();
        return new RawUpdates(source, payload);
    }

    /// <summary>Updates for a while.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>Updates in a second.</returns>
    public async Task<double> RunAsync(TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, RawInserts.Connections).Select(_ => Task.Run(() => UpdateAsync(started, duration))));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<long> UpdateAsync(long started, TimeSpan duration)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Update, connection);
        var key = command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = _payload, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.PrepareAsync();
        long done = 0;
        for (; Stopwatch.GetElapsedTime(started) < duration; done++)
        {
            key.Value = (Interlocked.Increment(ref _next) % Rows).ToString("X", CultureInfo.InvariantCulture);
            await command.ExecuteNonQueryAsync();
        }

        return done;
    }
}
