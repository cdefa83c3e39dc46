using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;
using Platform.Grains.Users;

namespace Platform.Silo.Storage;

/// <summary>Questions about users, asked of the rows of their grains by way of what searches look at.</summary>
internal sealed class UserDirectory(ICommonQueries queries, IUserSearchParts parts, string serviceId) : IUserDirectory
{
    // By the key of the rows themselves: both databases walk along it from any place.
    private const string All =
        """
        SELECT payload FROM grain_state
        WHERE state_name = 'user' AND grain_key > @after AND service_id = @service
          AND payload ->> 'deleted_at' IS NULL AND payload ->> 'id' IS NOT NULL
          AND CAST(COALESCE(payload ->> 'permission_level', '0') AS integer) < @below
        ORDER BY grain_key
        LIMIT @most
        """;

    /// <inheritdoc />
    public async Task<FoundUsers> SearchAsync(UserFilter filter, CancellationToken cancellation)
    {
        // No database takes such a text, and no name holds it.
        if (!ReasonRules.IsPlainText(filter.FoldedText))
        {
            return new FoundUsers([], Next: null, Total: 0, IsCapped: false);
        }

        var search = new UserSearch(filter, await parts.ChooseAsync(filter, cancellation), parts.Position, serviceId);
        var rows = await queries.ReadRowsAsync(search.Text, UserRows.Found, search.Values, cancellation);
        return new FoundUsers(
            [.. rows.Select(row => row.User).OfType<UserState>().Take(filter.Limit)],
            rows.Count > filter.Limit ? rows[filter.Limit - 1].Place : null,
            Math.Min(rows[0].Total, filter.LargestTotal),
            rows[0].Total > filter.LargestTotal);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<UserState>> ListAsync(UserId? after, PermissionLevel? below, int most, CancellationToken cancellation) =>
        [.. await queries.ReadRowsAsync(
            All,
            UserRows.State,
            [
                ("@after", after?.Value.ToString("X", CultureInfo.InvariantCulture) ?? ""),
                ("@below", below is { } level ? (int)level : int.MaxValue),
                ("@service", serviceId),
                ("@most", most),
            ],
            cancellation)];
}
