using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;

namespace Platform.Silo.Storage;

/// <summary>Questions about bots, asked of the view over their grains' rows.</summary>
internal sealed class BotDirectory(ICommonQueries queries, string serviceId) : IBotDirectory
{
    // That ids are positive is said for the planners: an index of few rows is theirs to use only where the query says that none is null.
    private const string Active =
        """
        SELECT counted.total, page.payload, page.last_activity_at
        FROM (SELECT CAST(count(*) AS integer) AS total FROM bots WHERE is_active AND id > 0 AND service_id = @service) AS counted
        LEFT JOIN (
            SELECT id, payload, last_activity_at FROM bots
            WHERE is_active AND id > @after AND service_id = @service
            ORDER BY id
            LIMIT @limit OFFSET @offset) AS page ON true
        ORDER BY page.id
        """;

    private const string All =
        "SELECT payload, last_activity_at FROM bots WHERE id > @after AND service_id = @service ORDER BY id LIMIT @most";

    // The sign keeps SQLite from going through all bots in their order to find those of one owner.
    private const string Owned =
        "SELECT payload, last_activity_at FROM bots WHERE owner_id = @owner AND +id > @after AND service_id = @service ORDER BY +id LIMIT @most";

    private const string Named =
        "SELECT id FROM bots WHERE name_folded = @name AND service_id = @service ORDER BY id LIMIT @most";

    private const string Sessions =
        """
        SELECT user_id, grain_key FROM sessions
        WHERE bot_id = @bot AND grain_key > @after AND service_id = @service
        ORDER BY grain_key
        LIMIT @most
        """;

    /// <inheritdoc />
    public async Task<Page<BotView>> ListActiveAsync(BotId? after, int offset, int limit, CancellationToken cancellation)
    {
        // One more than is told shows whether there are more.
        var rows = await queries.ReadRowsAsync(
            Active,
            BotRows.Counted,
            [("@after", After(after)), ("@service", serviceId), ("@limit", limit + 1), ("@offset", after is null ? offset : 0)],
            cancellation);
        return new Page<BotView>(
            [.. rows.Select(row => row.Bot).OfType<BotView>().Take(limit)], rows[0].Total, rows.Count > limit ? rows[limit - 1].Bot?.Id.ToString() : null);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<BotView>> ListAsync(BotId? after, int most, CancellationToken cancellation) =>
        [.. await queries.ReadRowsAsync(
            All, BotRows.View, [("@after", After(after)), ("@service", serviceId), ("@most", most)], cancellation)];

    /// <inheritdoc />
    public async Task<ImmutableArray<BotView>> ListOwnedAsync(UserId owner, BotId? after, int most, CancellationToken cancellation) =>
        [.. await queries.ReadRowsAsync(
            Owned, BotRows.View, [("@owner", owner.Value), ("@after", After(after)), ("@service", serviceId), ("@most", most)], cancellation)];

    /// <inheritdoc />
    public async Task<ImmutableArray<BotId>> FindNamedAsync(string foldedName, int most, CancellationToken cancellation) =>
        [.. await queries.ReadRowsAsync(
            Named, BotRows.Id, [("@name", foldedName), ("@service", serviceId), ("@most", most)], cancellation)];

    /// <inheritdoc />
    public async Task<FoundBots> SearchAsync(BotFilter filter, CancellationToken cancellation)
    {
        var search = new BotSearch(filter, serviceId);
        var rows = await queries.ReadRowsAsync(search.Text, BotRows.Found, search.Values, cancellation);
        return new FoundBots(
            [.. rows.Select(row => row.Bot).OfType<BotView>().Take(filter.Limit)],
            rows.Count > filter.Limit ? rows[filter.Limit - 1].Place : null,
            Math.Min(rows[0].Total, filter.LargestTotal),
            rows[0].Total > filter.LargestTotal);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<OpenedSession>> ListSessionsAsync(BotId bot, TokenHash? after, int most, CancellationToken cancellation) =>
        [.. await queries.ReadRowsAsync(
            Sessions,
            BotRows.Session,
            [("@bot", bot.Value), ("@after", after is { } session ? new SessionKey(session).GrainKey : ""), ("@service", serviceId), ("@most", most)],
            cancellation)];

    // Ids are positive.
    private static long After(BotId? bot) => bot?.Value ?? 0;
}
