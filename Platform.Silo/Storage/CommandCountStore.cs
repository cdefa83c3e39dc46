using System.Data.Common;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Statistics;
using Platform.Grains.Statistics;

namespace Platform.Silo.Storage;

/// <summary>The counts of commands: what is folded and what came since, in one statement.</summary>
internal sealed class CommandCountStore(ICommonQueries queries) : ICommandCountStore
{
    // Of the folded commands only the first ten and those that have grown since can be among the first ten of all.
    private const string Counts =
        """
        WITH change AS MATERIALIZED (
            SELECT command, minute, amount FROM command_change WHERE bot_id = @bot AND epoch = @epoch
        ), first_ten AS (
            SELECT command, amount FROM command_total
            WHERE bot_id = @bot AND epoch = @epoch AND command <> ''
            ORDER BY amount DESC, command
            LIMIT 10
        ), folded AS (
            SELECT command, amount FROM first_ten
            UNION
            SELECT command, amount FROM command_total
            WHERE bot_id = @bot AND epoch = @epoch AND command IN (SELECT command FROM change)
        ), top AS (
            SELECT command, sum(amount) AS amount
            FROM (SELECT command, amount FROM folded UNION ALL SELECT command, amount FROM change) AS part
            GROUP BY command
            ORDER BY sum(amount) DESC, command
            LIMIT 10
        ), grown AS (
            SELECT COALESCE(sum(amount), 0) AS ever, COALESCE(sum(CASE WHEN minute > @before THEN amount END), 0) AS lately FROM change
        )
        SELECT CAST(ever + COALESCE((
                   SELECT amount FROM command_total WHERE bot_id = @bot AND epoch = @epoch AND command = ''), 0) AS bigint),
               CAST(lately + COALESCE((
                   SELECT sum(amount) FROM command_minute WHERE bot_id = @bot AND epoch = @epoch AND minute > @before), 0) AS bigint),
               top.command,
               CAST(top.amount AS bigint)
        FROM grown LEFT JOIN top ON true
        ORDER BY top.amount DESC, top.command
        """;

    /// <inheritdoc />
    public Task<CommandCounts> ReadAllAsync(DateTimeOffset now, CancellationToken cancellation) => ReadAsync(bot: 0, epoch: 0, now, cancellation);

    /// <inheritdoc />
    public Task<CommandCounts> ReadOfBotAsync(BotId bot, int epoch, DateTimeOffset now, CancellationToken cancellation) =>
        ReadAsync(bot.Value, epoch, now, cancellation);

    private async Task<CommandCounts> ReadAsync(long bot, int epoch, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await queries.ReadRowsAsync(
            Counts, Row, [("@bot", bot), ("@epoch", epoch), ("@before", CommandMinutes.BeforeLastDay(now))], cancellation);
        return new CommandCounts(rows[0].Total, rows[0].LastDay, [.. rows.Select(row => row.Top).OfType<CommandCount>()]);
    }

    private static (long Total, long LastDay, CommandCount? Top) Row(DbDataReader row) =>
        (row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : new CommandCount(row.GetString(2), row.GetInt64(3)));
}
