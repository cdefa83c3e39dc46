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
    public const int LongestText = 50;
    public const int LargestOffset = 10_000;
    public const int LargestLimit = 100;

    /// <summary>Totals are exact up to this many.</summary>
    public const int LargestTotal = 10_000;

    /// <summary>Refuses what may not be asked, naming every bad field.</summary>
    public static Refusal? Refuse(BotQuery query)
    {
        var problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        if (query.Text is null ? query.Owner is null && query.BotType is null : query.Text.Length is < 1 or > LongestText)
        {
            problems = problems.Add("q", [$"Must have 1 to {LongestText} characters."]);
        }

        if (query.BotType is { } type && !Enum.IsDefined(type))
        {
            problems = problems.Add("bot_type", ["Must be 1, 2 or 3."]);
        }

        if (query.Offset is < 0 or > LargestOffset)
        {
            problems = problems.Add("offset", [$"Must be a whole number from 0 to {LargestOffset}."]);
        }

        if (query.Limit is < 1 or > LargestLimit)
        {
            problems = problems.Add("limit", [$"Must be a whole number from 1 to {LargestLimit}."]);
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
        query.Limit,
        LargestTotal);
}
