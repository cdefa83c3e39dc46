using Platform.Grains.Directory;
using Platform.Grains.Users;

namespace Platform.Silo.Storage;

/// <summary>Questions about users, asked of the rows of their grains by way of what searches look at.</summary>
internal sealed class UserDirectory(ICommonQueries queries, IUserSearchParts parts, string serviceId) : IUserDirectory
{
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
}
