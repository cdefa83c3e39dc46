using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Bots;

namespace Platform.Grains.Directory;

/// <summary>What may be asked of the directory of bots (reference.md, section 5, <c>GET /bots/search</c>).</summary>
internal static class BotQueries
{
    /// <summary>Refuses what may not be asked, naming every bad field.</summary>
    public static Refusal? Refuse(BotQuery query)
    {
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = DirectoryRules.PageProblems(query.Offset, query.Limit, query.After);
        bool isNarrowed = query.Owner is not null || query.BotType is not null;
        if (!(query.Text is null && isNarrowed) && DirectoryRules.TextProblem(query.Text) is { } text)
        {
            problems = problems.Add("q", [text]);
        }

        if (query.BotType is { } type && !Enum.IsDefined(type))
        {
            problems = problems.Add("bot_type", ["Must be 1, 2 or 3."]);
        }

        return problems.IsEmpty ? null : Refusal.OfFields(problems);
    }

    /// <summary>The question to the database.</summary>
    /// <param name="query">What <see cref="Refuse"/> let pass.</param>
    /// <param name="owner">Its owner, looked up.</param>
    /// <param name="activeOnly">Whether inactive bots are left out.</param>
    public static BotFilter ToFilter(BotQuery query, UserId? owner, bool activeOnly) => new(
        query.Text is null ? null : BotNames.Fold(query.Text),
        BotId.Parse(query.Text),
        owner,
        query.BotType,
        activeOnly,
        query.Offset,
        query.After is null ? null : SearchCursor.Parse(query.After),
        query.Limit,
        DirectoryRules.LargestTotal);
}
