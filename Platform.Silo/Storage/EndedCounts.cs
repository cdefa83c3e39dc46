using System.Data.Common;

namespace Platform.Silo.Storage;

/// <summary>
/// Finds what bots counted before they were deleted or their statistics were reset, a part of the bots at a time and round and round:
/// so that what a late batch brings is found too, however many bots there are and whatever was missed before.
/// </summary>
internal sealed class EndedCounts(ICommonQueries queries)
{
    private const int BotsAtOnce = 1_000;

    // One step of the index from bot to bot, past all that each of them has counted.
    private const string Folded =
        """
        WITH RECURSIVE counted (bot_id) AS (
            SELECT min(bot_id) FROM command_total WHERE bot_id > @after
            UNION ALL
            SELECT (SELECT min(bot_id) FROM command_total AS other WHERE other.bot_id > counted.bot_id) FROM counted WHERE bot_id IS NOT NULL
        ), visited AS (
            SELECT bot_id FROM counted WHERE bot_id IS NOT NULL LIMIT @most
        )
        SELECT bot_id,
               (SELECT min(epoch) FROM command_total AS folded WHERE folded.bot_id = visited.bot_id),
               (SELECT min(COALESCE(CAST(payload ->> 'statistics_epoch' AS integer), 0)) FROM bots WHERE bots.id = visited.bot_id)
        FROM visited
        ORDER BY bot_id
        """;

    private long _last;

    /// <summary>Looks at the next bots.</summary>
    /// <returns>The bots of which something is left from before an epoch, and that epoch.</returns>
    public async Task<IEnumerable<(long Bot, int Before)>> FindAsync(CancellationToken cancellation)
    {
        var bots = await queries.ReadRowsAsync(Folded, Row, [("@after", _last), ("@most", BotsAtOnce)], cancellation);
        _last = bots.Count < BotsAtOnce ? 0 : bots[^1].Bot;
        return bots.Where(bot => bot.Oldest < bot.Kept).Select(bot => (bot.Bot, bot.Kept));
    }

    // Nothing is kept of a bot that is not there.
    private static (long Bot, int Oldest, int Kept) Row(DbDataReader row) =>
        (row.GetInt64(0), row.GetInt32(1), row.IsDBNull(2) ? int.MaxValue : row.GetInt32(2));
}
