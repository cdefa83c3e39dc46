using System.Collections.Immutable;
using System.Data.Common;
using Platform.Grains.Directory;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Some users for all: those of a few pages of <c>user_entry</c>.</summary>
/// <param name="users">They.</param>
/// <param name="share">Which part of all they are; 1 for all.</param>
internal sealed class UserSample(ImmutableArray<SampledUser> users, double share)
{
    // So many pages are read in a few milliseconds. The share stands in the query, so that it is right however the table has grown.
    private const string Pages = "150";

    /// <summary>The query whose rows <see cref="Row"/> reads.</summary>
    public const string Query =
        $"""
        WITH share AS MATERIALIZED (
            SELECT LEAST(100.0, {Pages} * 100.0 / GREATEST(pg_relation_size('user_entry') / current_setting('block_size')::integer, 1)) AS percent
        )
        SELECT {SampledUser.Columns}, (percent / 100)::double precision
        FROM user_entry TABLESAMPLE SYSTEM ((SELECT percent FROM share)), share
        WHERE service_id = @service
        """;

    private readonly ImmutableArray<SampledUser> _generated = [.. users.Where(user => user.IsGenerated)];
    private readonly ImmutableArray<SampledUser> _chosen = [.. users.Where(user => !user.IsGenerated)];

    /// <summary>Nobody.</summary>
    public static UserSample Empty { get; } = new([], 1);

    /// <summary>Reads a row of <see cref="Query"/>.</summary>
    public static (SampledUser User, double Share) Row(DbDataReader row) => (SampledUser.Read(row), row.GetDouble(7));

    /// <summary>What the sample tells about a search among one kind of names, brought up to all of that kind.</summary>
    /// <param name="isGenerated">Whether among the names that the platform makes.</param>
    /// <param name="filter">Which users are looked for.</param>
    /// <param name="pieces">What the index over pieces can tell of the text.</param>
    /// <param name="isAmongFew">Who is in the index of few.</param>
    public UserEstimate Estimate(bool isGenerated, UserFilter filter, TextPieces pieces, Func<SampledUser, bool> isAmongFew)
    {
        var now = SweepInstant.Text(filter.Now);
        int all = 0, holding = 0, found = 0, beginning = 0, foundAtBeginning = 0, few = 0;
        foreach (var user in isGenerated ? _generated : _chosen)
        {
            all++;
            few += isAmongFew(user) ? 1 : 0;
            holding += pieces.AreIn(user.Words) ? 1 : 0;
            var place = user.Name.IndexOf(filter.FoldedText, StringComparison.Ordinal);
            if (place == 0)
            {
                beginning++;
                foundAtBeginning += user.Passes(filter, now) ? 1 : 0;
            }
            else if (place > 0)
            {
                found += user.Passes(filter, now) ? 1 : 0;
            }
        }

        return new UserEstimate(all / share, holding / share, found / share, beginning / share, foundAtBeginning / share, few / share);
    }
}
