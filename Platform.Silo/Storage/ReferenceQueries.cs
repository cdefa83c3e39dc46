using Platform.Grains.Storage.Checks;

namespace Platform.Silo.Storage;

/// <summary>The rows that break a rule, in words of both databases but for the elements of lists. Each goes once through the rows of one or two states.</summary>
/// <remarks>Sets are subtracted or looked up by primary key: the embedded database joins two derived sets row by row, which takes hours.</remarks>
internal static class ReferenceQueries
{
    /// <summary>Answers the query: one column that names a row. Parameters <c>@service_id</c>, <c>@now</c> and <c>@settled</c>, <see cref="ReferenceRule.Settling"/> before it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="elements">How the database lists the elements of a user's list at a path, as <c>element.value</c>.</param>
    public static string Of(ReferenceRule rule, Func<string[], string> elements)
    {
        const string users = "SELECT grain_key, payload FROM grain_state WHERE state_name = 'user' AND service_id = @service_id AND payload ->> 'deleted_at' IS NULL";
        if (rule == ReferenceRule.NamesOfUsers)
        {
            return $"""
                SELECT user_row.payload ->> 'username' FROM ({users}) AS user_row
                LEFT JOIN grain_state AS name ON name.state_name = 'username'
                    AND name.grain_key = 'username:' || lower(user_row.payload ->> 'username') AND name.service_id = @service_id
                WHERE name.payload ->> 'holder' IS NULL OR name.payload ->> 'holder' <> user_row.payload ->> 'id'
                """;
        }

        if (rule == ReferenceRule.TakenNames)
        {
            return $"""
                SELECT grain_key FROM (
                    SELECT grain_key, payload ->> 'holder' AS holder FROM grain_state
                    WHERE state_name = 'username' AND service_id = @service_id AND payload ->> 'taken_at' < @settled
                    EXCEPT
                    SELECT 'username:' || lower(payload ->> 'username'), payload ->> 'id' FROM ({users}) AS user_row) AS lost
                """;
        }

        var linked = $"""
            SELECT user_row.payload ->> 'id' AS user_id, element.value ->> 'platform' AS platform, element.value ->> 'platform_user_id' AS platform_user_id
            FROM ({users}) AS user_row, {elements(["linked_platforms"])}
            """;
        const string identities = """
            SELECT payload ->> 'user_id' AS user_id, payload ->> 'platform' AS platform, payload ->> 'platform_user_id' AS platform_user_id
            FROM grain_state WHERE state_name = 'identity' AND service_id = @service_id AND payload ->> 'user_id' IS NOT NULL
            """;
        if (rule == ReferenceRule.IdentitiesOfUsers)
        {
            return $"SELECT 'user ' || user_id || ' on ' || platform FROM ({linked} EXCEPT {identities}) AS lost";
        }

        if (rule == ReferenceRule.Identities)
        {
            return $"SELECT platform || ' ' || platform_user_id FROM ({identities} EXCEPT {linked}) AS lost";
        }

        if (rule == ReferenceRule.Sessions)
        {
            return $"""
                SELECT 'user ' || CAST(user_row.payload ->> 'id' AS text) FROM ({users}) AS user_row, {elements(["sessions", "live"])}
                LEFT JOIN grain_state AS session ON session.state_name = 'session'
                    AND session.grain_key = 'session:' || (element.value ->> 'hash') AND session.service_id = @service_id
                WHERE element.value ->> 'expires_at' > @now AND session.grain_key IS NULL
                """;
        }

        // An owner's deletion takes his things with it, a moment later.
        var state = rule == ReferenceRule.BotOwners ? "bot" : "chat";
        return $"""
            SELECT '{state} of user ' || CAST(owner_id AS text) FROM (
                SELECT owner_id FROM grain_state
                WHERE state_name = '{state}' AND service_id = @service_id AND owner_id IS NOT NULL AND payload ->> 'deleted_at' IS NULL
                EXCEPT
                SELECT CAST(payload ->> 'id' AS bigint) FROM grain_state
                WHERE state_name = 'user' AND service_id = @service_id AND (payload ->> 'deleted_at' IS NULL OR payload ->> 'deleted_at' >= @settled)) AS lost
            """;
    }

    /// <summary>Counts the rows of such a query and names five of them: columns count and example.</summary>
    public static string Counted(string query) =>
        $"WITH found (example) AS MATERIALIZED ({query}) SELECT (SELECT count(*) FROM found), example FROM (SELECT example FROM found ORDER BY example LIMIT 5) AS some_of_them";
}
