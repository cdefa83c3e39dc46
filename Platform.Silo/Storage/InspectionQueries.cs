namespace Platform.Silo.Storage;

/// <summary>Queries of checks in words of both databases.</summary>
internal static class InspectionQueries
{
    /// <summary>A page of states; parameters <c>@name</c>, <c>@key</c>, <c>@service_id</c> and <c>@most</c>.</summary>
    public const string States =
        """
        SELECT state_name, grain_key, payload FROM grain_state
        WHERE (state_name, grain_key) > (@name, @key) AND service_id = @service_id
        ORDER BY state_name, grain_key
        LIMIT @most
        """;

    /// <summary>What waits for the upkeep; parameters <c>@wake</c>, <c>@sweep</c> and <c>@service_id</c>.</summary>
    public const string Backlog =
        """
        SELECT (SELECT count(*) FROM user_entry WHERE permission_level = 3 AND service_id = @service_id),
               (SELECT count(*) FROM grain_state WHERE wake_after < @wake AND service_id = @service_id),
               (SELECT count(*) FROM grain_state WHERE sweep_after < @sweep AND service_id = @service_id),
               (SELECT count(*) FROM statistic_delta)
        """;
}
