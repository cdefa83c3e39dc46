using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Platform.Benchmarks.Comparison.Load;

namespace Platform.Benchmarks.Comparison.Writes;

/// <summary>Inserts rows like those of the platform into a table like the platform's, without triggers and with no other index than the key.</summary>
/// <param name="database">The database; the table is made in it.</param>
/// <param name="rows">The rows of one sign-in.</param>
internal sealed class RawInserts(string database, IReadOnlyList<(string State, string Payload)> rows)
{
    /// <summary>As many connections as the platform's pool has.</summary>
    public const int Connections = 20;

    private const string Create =
        """
        CREATE TABLE IF NOT EXISTS raw_state (
            service_id text COLLATE "C" NOT NULL, state_name text COLLATE "C" NOT NULL, grain_key text COLLATE "C" NOT NULL, version integer NOT NULL,
            payload jsonb NOT NULL, modified_on timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (state_name, grain_key, service_id))
        """;

    private const string Insert = "INSERT INTO raw_state (service_id, state_name, grain_key, version, payload) VALUES ('platform', $1, $2, 1, $3)";

    private long _key;

    /// <summary>Inserts for a while.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="together">Whether the rows of a sign-in go in one transaction and round trip, or one by one.</param>
    /// <returns>What came of the sign-ins.</returns>
    public async Task<LoadResult> RunAsync(TimeSpan duration, bool together)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = Connections, MaxAutoPrepare = 0 });
        await using (var create = source.CreateCommand(Create))
        {
            await create.ExecuteNonQueryAsync();
        }

        var started = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            return together ? await TogetherAsync(connection, started, duration) : await OneByOneAsync(connection, started, duration);
        })));
        return new LatencyReport(latencies.SelectMany(own => own), Stopwatch.GetElapsedTime(started), TimeSpan.Zero).ToLoad(errors: 0);
    }

    private async Task<List<long>> OneByOneAsync(NpgsqlConnection connection, long started, TimeSpan duration)
    {
        await using var command = new NpgsqlCommand(Insert, connection);
        command.Parameters.AddRange(Parameters());
        await command.PrepareAsync();
        List<long> latencies = [];
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            var begun = Stopwatch.GetTimestamp();
            foreach (var row in rows)
            {
                Set(command.Parameters, row);
                await command.ExecuteNonQueryAsync();
            }

            latencies.Add(Stopwatch.GetTimestamp() - begun);
        }

        return latencies;
    }

    private async Task<List<long>> TogetherAsync(NpgsqlConnection connection, long started, TimeSpan duration)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var _ in rows)
        {
            var command = new NpgsqlBatchCommand(Insert);
            command.Parameters.AddRange(Parameters());
            batch.BatchCommands.Add(command);
        }

        await batch.PrepareAsync();
        List<long> latencies = [];
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            var begun = Stopwatch.GetTimestamp();
            for (var index = 0; index < rows.Count; index++)
            {
                Set(batch.BatchCommands[index].Parameters, rows[index]);
            }

            await batch.ExecuteNonQueryAsync();
            latencies.Add(Stopwatch.GetTimestamp() - begun);
        }

        return latencies;
    }

    private void Set(NpgsqlParameterCollection parameters, (string State, string Payload) row)
    {
        parameters[0].Value = row.State;
        parameters[1].Value = Interlocked.Increment(ref _key).ToString("X16", CultureInfo.InvariantCulture);
        parameters[2].Value = row.Payload;
    }

    private static NpgsqlParameter[] Parameters() =>
        [new() { NpgsqlDbType = NpgsqlDbType.Text }, new() { NpgsqlDbType = NpgsqlDbType.Text }, new() { NpgsqlDbType = NpgsqlDbType.Jsonb }];
}
