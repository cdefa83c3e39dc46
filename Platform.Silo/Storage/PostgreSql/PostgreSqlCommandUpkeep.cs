using Npgsql;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Folds the counts of commands in a PostgreSQL database and forgets what nobody asks for any more; any number of silos may do so at once.</summary>
internal sealed class PostgreSqlCommandUpkeep(NpgsqlDataSource pool)
{
    private const int Batch = 5_000;

    // As with the buckets: one statement, so that each delta is seen in exactly one place; rows in one order, so that two folds never
    // wait for each other in a circle.
    private const string Fold =
        """
        WITH taken AS (
            DELETE FROM command_delta
            WHERE id = ANY (ARRAY(SELECT id FROM command_delta ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED))
            RETURNING bot_id, epoch, command, minute, amount
        ), change AS (
            SELECT bot_id, epoch, command, minute, amount FROM taken
            UNION ALL
            SELECT 0, 0, command, minute, amount FROM taken
        ), totals AS (
            INSERT INTO command_total (bot_id, epoch, command, amount)
            SELECT bot_id, epoch, COALESCE(command, '') AS command, sum(amount)
            FROM change
            GROUP BY GROUPING SETS ((bot_id, epoch, command), (bot_id, epoch))
            ORDER BY bot_id, epoch, command
            ON CONFLICT (bot_id, epoch, command) DO UPDATE SET amount = command_total.amount + excluded.amount
        ), minutes AS (
            INSERT INTO command_minute (bot_id, epoch, minute, amount)
            SELECT bot_id, epoch, minute, sum(amount)
            FROM change
            WHERE minute > $2
            GROUP BY bot_id, epoch, minute
            ORDER BY bot_id, epoch, minute
            ON CONFLICT (bot_id, epoch, minute) DO UPDATE SET amount = command_minute.amount + excluded.amount
        )
        SELECT count(*)::integer FROM taken
        """;

    private const string ForgetMinutes =
        """
        DELETE FROM command_minute
        WHERE ctid = ANY (ARRAY(SELECT ctid FROM command_minute WHERE minute <= $2 LIMIT $1 FOR UPDATE SKIP LOCKED))
        """;

    private const string ForgetEnded =
        """
        DELETE FROM command_total
        WHERE ctid = ANY (ARRAY(SELECT ctid FROM command_total WHERE bot_id = $2 AND epoch < $3 LIMIT $1 FOR UPDATE SKIP LOCKED))
        """;

    private readonly EndedCounts _ended = new(new PostgreSqlQueries(pool));

    /// <summary>Folds what came since the last call and deletes minutes that have left the last 24 hours, and what bots counted that are deleted or reset since.</summary>
    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = CommandMinutes.BeforeLastDay(now);
        await RepeatAsync(Fold, async command => (int)(await command.ExecuteScalarAsync(cancellation))!, Batch, before);
        await RepeatAsync(ForgetMinutes, command => command.ExecuteNonQueryAsync(cancellation), Batch, before);
        foreach (var (bot, epoch) in await _ended.FindAsync(cancellation))
        {
            await RepeatAsync(ForgetEnded, command => command.ExecuteNonQueryAsync(cancellation), Batch, bot, epoch);
        }
    }

    private async Task RepeatAsync(string text, Func<NpgsqlCommand, Task<int>> run, params object[] values)
    {
        int rows;
        do
        {
            await using var command = pool.CreateCommand(text);
            command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
            rows = await run(command);
        }
        while (rows == Batch);
    }
}
