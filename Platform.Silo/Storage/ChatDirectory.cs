using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;

namespace Platform.Silo.Storage;

/// <summary>Questions about chats, asked of the view over their grains' rows and of the table of who is in them.</summary>
internal sealed class ChatDirectory(ICommonQueries queries, string serviceId) : IChatDirectory
{
    // That ids are positive is said for the planners: an index of few rows is theirs to use only where the query says that none is null.
    private const string Public =
        $"""
        SELECT counted.total, {OfPage}
        FROM (SELECT CAST(count(*) AS integer) AS total FROM chats WHERE public_id > 0 AND service_id = @service) AS counted
        LEFT JOIN (
            SELECT public_id AS id FROM chats
            WHERE public_id > @after AND service_id = @service
            ORDER BY public_id
            LIMIT @limit OFFSET @offset) AS page ON true
        ORDER BY page.id
        """;

    // Read once it is known which chats are on the page, and one by one: a planner who takes the chats for few would otherwise count who is
    // in each of them to join a page.
    private const string OfPage =
        """
        (SELECT chat.payload FROM chats AS chat WHERE chat.id = page.id AND chat.service_id = @service),
        (SELECT chat.member_count FROM chats AS chat WHERE chat.id = page.id AND chat.service_id = @service)
        """;

    // Three kinds of chats that have none in common, so that their counts add up and no chat comes twice. Each gives as many as the page
    // can take at the most, so that none is read to its end for a page. The signs keep SQLite from going through all chats in their order.
    private const string Visible =
        $"""
        SELECT counted.total, {OfPage}
        FROM (SELECT CAST(
            (SELECT count(*) FROM chats WHERE public_id > 0 AND service_id = @service)
            + (SELECT count(*) FROM chats WHERE {OwnPrivate})
            + (SELECT count(*) FROM {JoinedPrivate}) AS integer) AS total) AS counted
        LEFT JOIN (
            SELECT id
            FROM (
                SELECT id FROM (
                    SELECT public_id AS id FROM chats WHERE public_id > @after AND service_id = @service
                    ORDER BY public_id LIMIT @most) AS everybodys
                UNION ALL
                SELECT id FROM (
                    SELECT id FROM chats WHERE {OwnPrivate} AND +id > @after
                    ORDER BY +id LIMIT @most) AS own
                UNION ALL
                SELECT id FROM (
                    SELECT member.chat_id AS id FROM {JoinedPrivate} AND member.chat_id > @after
                    ORDER BY member.chat_id LIMIT @most) AS joined) AS visible
            ORDER BY id
            LIMIT @limit OFFSET @offset) AS page ON true
        ORDER BY page.id
        """;

    private const string OwnPrivate = "owner_id = @viewer AND public_id IS NULL AND service_id = @service";

    // What is left of deleted chats is no chat, so who was in one is in none. Each chat is looked up for itself: in a join a planner may
    // go through all chats to see of each whether he is in it.
    private const string Joined = $"{OfMember} AND (SELECT chat.owner_id IS DISTINCT FROM @viewer {ItsChat})";
    private const string JoinedPrivate = $"{OfMember} AND (SELECT chat.public_id IS NULL AND chat.owner_id IS DISTINCT FROM @viewer {ItsChat})";
    private const string OfMember = "chat_member AS member WHERE member.user_id = @viewer AND member.service_id = @service";
    private const string ItsChat = "FROM chats AS chat WHERE chat.id = member.chat_id AND chat.service_id = member.service_id";

    private const string Owned =
        "SELECT payload, member_count FROM chats WHERE owner_id = @owner AND +id > @after AND service_id = @service ORDER BY +id LIMIT @most";

    private const string All =
        "SELECT payload, member_count FROM chats WHERE id > @after AND service_id = @service ORDER BY id LIMIT @most";

    private const string JoinedIds = $"SELECT member.chat_id FROM {Joined} AND member.chat_id > @after ORDER BY member.chat_id LIMIT @most";

    /// <inheritdoc />
    public Task<Page<ListedChat>> ListVisibleAsync(UserId viewer, long? after, int offset, int limit, CancellationToken cancellation)
    {
        var skipped = after is null ? offset : 0;
        return ReadPageAsync(
            Visible,
            limit,
            [("@viewer", viewer.Value), ("@after", After(after)), ("@service", serviceId), ("@most", skipped + limit + 1L), ("@limit", limit + 1), ("@offset", skipped)],
            cancellation);
    }

    /// <inheritdoc />
    public Task<Page<ListedChat>> ListPublicAsync(long? after, int offset, int limit, CancellationToken cancellation) => ReadPageAsync(
        Public,
        limit,
        [("@after", After(after)), ("@service", serviceId), ("@limit", limit + 1), ("@offset", after is null ? offset : 0)],
        cancellation);

    /// <inheritdoc />
    public async Task<ImmutableArray<ListedChat>> ListOwnedAsync(UserId owner, long? after, int most, CancellationToken cancellation) =>
        [.. await queries.ReadRowsAsync(
            Owned, ChatRows.Listed, [("@owner", owner.Value), ("@after", After(after)), ("@service", serviceId), ("@most", most)], cancellation)];

    /// <inheritdoc />
    public async Task<ImmutableArray<ListedChat>> ListAsync(long? after, int most, CancellationToken cancellation) =>
        [.. await queries.ReadRowsAsync(
            All, ChatRows.Listed, [("@after", After(after)), ("@service", serviceId), ("@most", most)], cancellation)];

    /// <inheritdoc />
    public async Task<ImmutableArray<long>> ListJoinedAsync(UserId member, long? after, int most, CancellationToken cancellation) =>
        [.. await queries.ReadRowsAsync(
            JoinedIds, ChatRows.Id, [("@viewer", member.Value), ("@after", After(after)), ("@service", serviceId), ("@most", most)], cancellation)];

    // The limit in the query is one more than is told, which shows whether there are more.
    private async Task<Page<ListedChat>> ReadPageAsync(string text, int limit, (string Name, object? Value)[] values, CancellationToken cancellation)
    {
        var rows = await queries.ReadRowsAsync(text, ChatRows.Counted, values, cancellation);
        return new Page<ListedChat>(
            [.. rows.Select(row => row.Chat).OfType<ListedChat>().Take(limit)],
            rows[0].Total,
            rows.Count > limit ? rows[limit - 1].Chat?.Chat.Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    // Ids are positive.
    private static long After(long? chat) => chat ?? 0;
}
