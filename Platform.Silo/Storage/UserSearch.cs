using System.Collections.Immutable;
using System.Globalization;
using Platform.Grains.Directory;

namespace Platform.Silo.Storage;

/// <summary>
/// The query that finds the users a filter asks for, by closeness: the exact name and the id asked for, then what begins with the text, then the rest. A
/// group is looked for only as far as those before it leave something to count or to tell. The states themselves are read for the page alone.
/// </summary>
internal sealed class UserSearch
{
    // No character comes after this one, and no name holds it.
    private const string Last = "\U0010FFFF";

    private readonly UserFilter _filter;
    private readonly ImmutableArray<UserSearchPart> _parts;
    private readonly string _position;
    private readonly string _conditions;
    private readonly string _others;
    private readonly List<(string Name, object? Value)> _values = [];
    private readonly List<string> _steps = [];
    private readonly int? _closeness;

    /// <summary>Makes the query.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="parts">The parts of all users to go through.</param>
    /// <param name="position">The database's function that tells where a text begins in another.</param>
    /// <param name="serviceId">The Orleans service whose users these are.</param>
    public UserSearch(UserFilter filter, ImmutableArray<UserSearchPart> parts, string position, string serviceId)
    {
        (_filter, _parts, _position) = (filter, parts, position);
        var conditions = new UserConditions(filter, serviceId);
        _conditions = conditions.Text;
        _others = filter.Id is null ? conditions.Text : $"{conditions.Text} AND id <> @id";
        _values.AddRange(conditions.Values);
        Add("@text", filter.FoldedText);
        Add("@end", filter.FoldedText + Last);
        if (filter.Id is { } id)
        {
            Add("@id", id.Value);
            Add("@key", id.Value.ToString("X", CultureInfo.InvariantCulture));
        }

        _closeness = filter.After?.Closeness;
        if (filter.After is { } after)
        {
            Add("@afterName", after.FoldedName);
            Add("@afterId", after.Id);
        }

        // One more than is told shows that there are more; so does one more than is counted.
        var page = filter.Limit + 1;
        var offset = filter.After is null ? filter.Offset : 0;
        Add("@page", page);
        Add("@offset", offset);
        Add("@need", offset + page);
        Add("@most", Math.Max(filter.LargestTotal + 1, offset + page));
        Text = Make();
    }

    /// <summary>The query; its columns are total, closeness, name_folded, id, payload.</summary>
    public string Text { get; }

    /// <summary>Its parameters.</summary>
    public (string Name, object? Value)[] Values => [.. _values];

    private string Make()
    {
        Step("exact", Exact());
        Step("beginning", Union(part => Ordered(part, Begins, "@most")));
        Step("beginnings", "SELECT CAST(count(*) AS integer) AS amount FROM beginning");
        List<string> told = [.. BeginPage()];
        List<string> counts = ["(SELECT count(*) FROM exact)", "(SELECT amount FROM beginnings)"];
        foreach (var (index, part) in _parts.Index().Where(part => part.Item.Way != UserSearchWay.None))
        {
            told.Add(AddRest(part, index));
            counts.Add($"(SELECT count(*) FROM rest{index})");
        }

        return
            $"""
            WITH {string.Join(",\n", _steps)},
            counted AS (
                SELECT CAST({string.Join(" + ", counts)} AS integer) AS total
            ), page AS (
                SELECT closeness, name_folded, id, grain_key
                FROM ({string.Join("\nUNION ALL ", told)}) AS found
                ORDER BY closeness, name_folded, id
                LIMIT @page OFFSET @offset
            )
            SELECT counted.total, page.closeness, page.name_folded, page.id, state.payload
            FROM counted
            LEFT JOIN page ON true
            LEFT JOIN grain_state AS state ON state.state_name = 'user' AND state.grain_key = page.grain_key AND state.service_id = @service
            ORDER BY page.closeness, page.name_folded, page.id
            """;
    }

    private string Exact()
    {
        var named = Union(part => $"SELECT name_folded, id, grain_key FROM user_entry WHERE {part.Rows} AND name_folded = @text AND {_conditions}");
        return _filter.Id is null
            ? named
            : $"{named} UNION SELECT name_folded, id, grain_key FROM user_entry WHERE grain_key = @key AND id = @id AND {_conditions}";
    }

    // The page from its place on, as far as the groups before the rest go.
    private IEnumerable<string> BeginPage()
    {
        switch (_closeness)
        {
            case null or 0:
                yield return $"{Told(0, "exact")}{(_closeness is null ? "" : $" WHERE {After}")}";
                yield return Told(1, "beginning");
                break;
            case 1:
                Step("beginning_after", Union(part => Ordered(part, $"{Begins} AND {After}", "@need")));
                Step("beginnings_after", "SELECT CAST(count(*) AS integer) AS amount FROM beginning_after");
                yield return Told(1, "beginning_after");
                break;
            default:
                yield return $"{Told(0, "exact")} WHERE false";
                break;
        }
    }

    // What is counted is counted from the start, what is told goes on after the last one told: two ways through the same part.
    private string AddRest(UserSearchPart part, int index)
    {
        string rest = $"rest{index}", next = $"next{index}";
        if (part.Text is { } text)
        {
            Add($"@text{index}", text);
            Add($"@end{index}", text + Last);
        }

        if (part.Way is UserSearchWay.Pieces or UserSearchWay.PiecesAndOrder)
        {
            Add($"@pieces{index}", LiteralPattern.Anywhere(_filter.FoldedText));
        }

        if (part.Way is UserSearchWay.Pieces)
        {
            Step(rest, _closeness is null or 0 ? $"{InPieces(part, index)} AND (SELECT amount FROM beginnings) < @most" : InPieces(part, index));
            return _closeness == 2 ? $"{Told(2, rest)} WHERE {After}" : Told(2, rest);
        }

        var names = InOrder(part, index);
        Step(rest, part.Way is UserSearchWay.PiecesAndOrder ? $"{InPieces(part, index)} LIMIT {Left("beginnings", "@most")}" : Ordered(part, names, Left("beginnings", "@most")));
        switch (_closeness)
        {
            case 2:
                Step(next, Ordered(part, $"{names} AND {After}", "@need"));
                return Told(2, next);
            case 1:
                Step(next, Ordered(part, names, Left("beginnings_after", "@need")));
                return Told(2, next);
            case null or 0 when part.Way is UserSearchWay.PiecesAndOrder:
                Step(next, Ordered(part, names, Left("beginnings", "@need")));
                return Told(2, next);
            default:
                return Told(2, rest);
        }
    }

    private string Union(Func<UserSearchPart, string> select) =>
        string.Join("\nUNION ALL ", _parts.Select(part => $"SELECT name_folded, id, grain_key FROM ({select(part)}) AS part"));

    private string Ordered(UserSearchPart part, string names, string most) =>
        $"SELECT name_folded, id, grain_key FROM user_entry WHERE {part.Rows} AND {names} AND {_others} ORDER BY name_folded, id LIMIT {most}";

    private string InOrder(UserSearchPart part, int index) => part.Way == UserSearchWay.Beginning
        ? $"name_folded >= @text{index} AND name_folded < @end{index}"
        : Inside;

    private string InPieces(UserSearchPart part, int index) =>
        $"SELECT name_folded, id, grain_key FROM user_entry WHERE {part.Rows} AND {part.Column} LIKE @pieces{index} AND {Inside} AND {_others}";

    private string Inside => $"{_position}(name_folded, @text) > 1";

    private static string Begins => "name_folded > @text AND name_folded < @end";

    // The name alone, too, so that every planner begins there.
    private static string After => "name_folded >= @afterName AND (name_folded, id) > (@afterName, @afterId)";

    private static string Left(string before, string of) =>
        $"(SELECT CASE WHEN amount < {of} THEN {of} - amount ELSE 0 END FROM {before})";

    private static string Told(int closeness, string step) => $"SELECT {closeness} AS closeness, name_folded, id, grain_key FROM {step}";

    private void Step(string name, string query) => _steps.Add($"{name} AS MATERIALIZED ({query})");

    private void Add(string name, object value) => _values.Add((name, value));
}
