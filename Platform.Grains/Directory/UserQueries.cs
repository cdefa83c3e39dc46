using System.Collections.Immutable;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Permissions;

namespace Platform.Grains.Directory;

/// <summary>What may be asked of the directory of users, and what whom is answered (reference.md, section 4, <c>GET /users/search</c>).</summary>
internal static class UserQueries
{
    /// <summary>Refuses what may not be asked, naming every bad field.</summary>
    public static Refusal? Refuse(UserQuery query, PermissionLevel viewer)
    {
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = DirectoryRules.PageProblems(query.Offset, query.Limit, query.After);
        if (DirectoryRules.TextProblem(query.Text) is { } text)
        {
            problems = problems.Add("q", [text]);
        }

        void Check<T>(string field, T? value)
            where T : struct, Enum
        {
            string? problem = value is null ? null
                : !Hierarchy.IsOperator(viewer) ? "Is for Admins and Owners."
                : Enum.IsDefined(value.Value) ? null
                : $"Must be one of {string.Join(", ", Enum.GetValues<T>().Select(one => one.ToString("D")))}.";
            problems = problem is null ? problems : problems.Add(field, [problem]);
        }

        Check("state", query.State);
        Check("tier", query.Tier);
        Check("level", query.Level);
        return problems.IsEmpty ? null : Refusal.OfFields(problems);
    }

    /// <summary>The question to the database: a User and an Owner find everybody, an Admin those below his level.</summary>
    /// <param name="query">What <see cref="Refuse"/> let pass.</param>
    /// <param name="viewer">The level of who asks.</param>
    /// <param name="now">The instant.</param>
    public static UserFilter ToFilter(UserQuery query, PermissionLevel viewer, DateTimeOffset now) => new(
        UsernameKey.Fold(query.Text!),
        UserId.Parse(query.Text),
        viewer == PermissionLevel.Admin ? viewer : null,
        query.Level,
        query.Tier,
        query.State,
        now,
        query.Offset,
        query.After is null ? null : SearchCursor.Parse(query.After),
        query.Limit,
        DirectoryRules.LargestTotal);
}
