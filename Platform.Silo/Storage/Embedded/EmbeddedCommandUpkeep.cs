namespace Platform.Silo.Storage.Embedded;

/// <summary>Folds the counts of commands in the embedded database and forgets what nobody asks for any more.</summary>
internal sealed class EmbeddedCommandUpkeep(EmbeddedDatabase database)
{
    // Small, because the writes of grains wait for the batch they share a transaction with.
    private const int Batch = 500;

    private const string LastOfBatch = "SELECT max(id) FROM (SELECT id FROM command_delta ORDER BY id LIMIT $most)";

    private const string FoldTotals =
        """
        INSERT INTO command_total (bot_id, epoch, command, amount)
        SELECT bot_id, epoch, command, sum(amount)
        FROM (SELECT bot_id, epoch, command, amount FROM command_change WHERE id <= $last
              UNION ALL
              SELECT bot_id, epoch, '', amount FROM command_change WHERE id <= $last)
        WHERE true
        GROUP BY bot_id, epoch, command
        ON CONFLICT (bot_id, epoch, command) DO UPDATE SET amount = amount + excluded.amount
        """;

    private const string FoldMinutes =
        """
        INSERT INTO command_minute (bot_id, epoch, minute, amount)
        SELECT bot_id, epoch, minute, sum(amount)
        FROM command_change
        WHERE id <= $last AND minute > $before
        GROUP BY bot_id, epoch, minute
        ON CONFLICT (bot_id, epoch, minute) DO UPDATE SET amount = amount + excluded.amount
        """;

    private const string ForgetMinutes =
        """
        DELETE FROM command_minute
        WHERE (bot_id, epoch, minute) IN (SELECT bot_id, epoch, minute FROM command_minute WHERE minute <= $before LIMIT $most)
        """;

    private const string ForgetEnded =
        """
        DELETE FROM command_total
        WHERE (bot_id, epoch, command) IN (SELECT bot_id, epoch, command FROM command_total WHERE bot_id = $bot AND epoch < $epoch LIMIT $most)
        """;

    private readonly EndedCounts _ended = new(new EmbeddedQueries(database));

    /// <summary>Folds what came since the last call and deletes minutes that have left the last 24 hours, and what bots counted that are deleted or reset since.</summary>
    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = CommandMinutes.BeforeLastDay(now);
        await RepeatAsync(connection => Fold(connection, before), cancellation);
        await RepeatAsync(connection => connection.Execute(ForgetMinutes, ("$before", before), ("$most", Batch)), cancellation);
        foreach (var (bot, epoch) in await _ended.FindAsync(cancellation))
        {
            await RepeatAsync(connection => connection.Execute(ForgetEnded, ("$bot", bot), ("$epoch", epoch), ("$most", Batch)), cancellation);
        }
    }

    private static int Fold(EmbeddedConnection connection, long before)
    {
        if (connection.ReadValue(LastOfBatch, ("$most", Batch)) is not { } last)
        {
            return 0;
        }

        connection.Execute(FoldTotals, ("$last", last));
        connection.Execute(FoldMinutes, ("$last", last), ("$before", before));
        return connection.Execute("DELETE FROM command_delta WHERE id <= $last", ("$last", last));
    }

    private async Task RepeatAsync(Func<EmbeddedConnection, int> write, CancellationToken cancellation)
    {
        while (await database.Writer.WriteAsync(write) == Batch)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
