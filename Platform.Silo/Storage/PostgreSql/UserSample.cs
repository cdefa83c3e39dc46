using System.Data.Common;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>What a sample of users tells about one kind of names, brought up to all of that kind.</summary>
/// <param name="IsGenerated">Whether it is of the names that the platform makes.</param>
/// <param name="All">How many there are.</param>
/// <param name="Holding">How many the index over pieces hands over for the text.</param>
/// <param name="Found">How many hold the text and pass the filters.</param>
/// <param name="Beginning">How many begin with the text.</param>
/// <param name="FoundAtBeginning">How many of these pass the filters.</param>
/// <param name="Few">How many are in the index of few.</param>
internal sealed record UserSample(bool IsGenerated, double All, double Holding, double Found, double Beginning, double FoundAtBeginning, double Few)
{
    // So many pages are read in a few milliseconds. The share stands in the query, so that it is right however the table has grown.
    private const int Pages = 150;

    /// <summary>Makes the query for samples.</summary>
    /// <param name="pieces">What the index over pieces can tell of the text.</param>
    /// <param name="conditions">The filters.</param>
    /// <param name="few">The condition of the index of few; <c>false</c> where none is for the filters.</param>
    public static string Query(TextPieces pieces, string conditions, string few) =>
        $"""
        WITH share AS MATERIALIZED (
            SELECT LEAST(100.0, {Pages} * 100.0 / GREATEST(pg_relation_size('user_entry') / current_setting('block_size')::integer, 1)) AS percent
        ), sampled AS MATERIALIZED (
            SELECT is_generated,
                   count(*) AS everyone,
                   count(*) FILTER (WHERE {pieces.Position} > 0) AS holding,
                   count(*) FILTER (WHERE strpos(name_folded, @text) > 1 AND {conditions}) AS found,
                   count(*) FILTER (WHERE starts_with(name_folded, @text)) AS beginning,
                   count(*) FILTER (WHERE starts_with(name_folded, @text) AND {conditions}) AS found_at_beginning,
                   count(*) FILTER (WHERE {few}) AS few
            FROM user_entry TABLESAMPLE SYSTEM ((SELECT percent FROM share))
            GROUP BY is_generated
        )
        SELECT is_generated,
               (everyone * 100 / percent)::double precision,
               (holding * 100 / percent)::double precision,
               (found * 100 / percent)::double precision,
               (beginning * 100 / percent)::double precision,
               (found_at_beginning * 100 / percent)::double precision,
               (few * 100 / percent)::double precision
        FROM sampled, share
        """;

    /// <summary>Reads a row of <see cref="Query"/>.</summary>
    public static UserSample Row(DbDataReader row) =>
        new(row.GetBoolean(0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4), row.GetDouble(5), row.GetDouble(6));
}
