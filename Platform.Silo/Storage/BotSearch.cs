using Platform.Grains.Directory;

namespace Platform.Silo.Storage;

/// <summary>The query that finds the bots a filter asks for; what the filter leaves open is no part of it.</summary>
internal sealed class BotSearch
{
    private readonly List<(string Name, object? Value)> _values = [];

    /// <summary>Makes the query.</summary>
    /// <param name="filter">Which bots.</param>
    /// <param name="serviceId">The Orleans service whose bots these are.</param>
    public BotSearch(BotFilter filter, string serviceId)
    {
        var conditions = $"service_id = {Value("@service", serviceId)}{Conditions(filter)}";

        // One more than the largest total tells that there are more, and so does one more than the page. The rows themselves are read
        // once it is known which, so that a search that finds many sorts no more than their names.
        Text =
            $"""
            SELECT counted.total, bot.payload, bot.last_activity_at, page.closeness, page.name_folded, page.id
            FROM (
                SELECT CAST(count(*) AS integer) AS total
                FROM (SELECT 1 AS found FROM bots WHERE {conditions} LIMIT {Value("@counted", filter.LargestTotal + 1)}) AS part) AS counted
            LEFT JOIN (
                SELECT closeness, name_folded, id
                FROM (SELECT {Closeness(filter)} AS closeness, name_folded, id FROM bots WHERE {conditions}) AS found
                {Beyond(filter.After)}
                ORDER BY closeness, name_folded, id
                LIMIT {Value("@limit", filter.Limit + 1)} OFFSET {Value("@offset", filter.After is null ? filter.Offset : 0)}) AS page ON true
            LEFT JOIN bots AS bot ON bot.id = page.id AND bot.service_id = @service
            ORDER BY page.closeness, page.name_folded, page.id
            """;
    }

    /// <summary>The query; its columns are total, payload, last_activity_at, closeness, name_folded, id.</summary>
    public string Text { get; }

    /// <summary>Its parameters.</summary>
    public (string Name, object? Value)[] Values => [.. _values];

    private string Conditions(BotFilter filter)
    {
        List<string> alternatives = [];
        if (filter.FoldedText is { } text)
        {
            alternatives.Add($"name_folded LIKE {Value("@part", LiteralPattern.Anywhere(text))} ESCAPE '\\'");
        }

        if (filter.Id is { } id)
        {
            alternatives.Add($"id = {Value("@id", id.Value)}");
        }

        var conditions = alternatives.Count == 0 ? "" : $" AND ({string.Join(" OR ", alternatives)})";
        if (filter.Owner is { } owner)
        {
            conditions += $" AND owner_id = {Value("@owner", owner.Value)}";
        }

        if (filter.Type is { } type)
        {
            conditions += $" AND bot_type = {Value("@type", (int)type)}";
        }

        return filter.ActiveOnly ? conditions + " AND is_active" : conditions;
    }

    private string Beyond(SearchCursor? after) => after is null
        ? ""
        : $"WHERE (closeness, name_folded, id) > ({Value("@afterCloseness", after.Closeness)}, {Value("@afterName", after.FoldedName)}, {Value("@afterId", after.Id)})";

    // What is found by its id alone is what was asked for.
    private string Closeness(BotFilter filter)
    {
        var id = filter.Id is null ? "" : " OR id = @id";
        return filter.FoldedText is { } text
            ? $"CASE WHEN name_folded = {Value("@text", text)}{id} THEN 0 WHEN name_folded LIKE {Value("@beginning", LiteralPattern.Beginning(text))} ESCAPE '\\' THEN 1 ELSE 2 END"
            : "0";
    }

    private string Value(string name, object value)
    {
        _values.Add((name, value));
        return name;
    }
}
