using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;
using Platform.Grains.Users;

namespace Platform.Tests.Storage;

/// <summary>The search of users as the reference tells it, over all of them in memory.</summary>
internal static class UserSearchModel
{
    /// <summary>What a question is answered by.</summary>
    public static FoundUsers Search(IEnumerable<UserState> users, UserFilter filter)
    {
        List<(int Closeness, string Name, UserState User)> all =
        [
            .. users
                .Where(user => user.DeletedAt is null && Passes(user, filter))
                .Select(user => (Closeness: Closeness(user, filter), Name: UsernameKey.Fold(user.Username), User: user))
                .Where(one => one.Closeness < 3)
                .OrderBy(one => one.Closeness)
                .ThenBy(one => one.Name, StringComparer.Ordinal)
                .ThenBy(one => one.User.Id.Value),
        ];
        var behind = filter.After is { } after
            ? all.Where(one => IsBehind(after, one.Closeness, one.Name, one.User.Id.Value)).ToList()
            : [.. all.Skip(filter.Offset)];
        var page = behind.Take(filter.Limit).ToList();
        return new FoundUsers(
            [.. page.Select(one => one.User)],
            behind.Count > filter.Limit ? new SearchCursor(page[^1].Closeness, page[^1].Name, page[^1].User.Id.Value) : null,
            Math.Min(all.Count, filter.LargestTotal),
            all.Count > filter.LargestTotal);
    }

    private static bool Passes(UserState user, UserFilter filter) =>
        (filter.Below is null || user.PermissionLevel < filter.Below)
        && (filter.Level is null || user.PermissionLevel == filter.Level)
        && (filter.Tier is null || user.TierAt(filter.Now) == filter.Tier)
        && (filter.State is null || (user.RestrictionAt(filter.Now)?.State ?? AccountState.Active) == filter.State);

    private static int Closeness(UserState user, UserFilter filter)
    {
        var name = UsernameKey.Fold(user.Username);
        return name == filter.FoldedText || user.Id == filter.Id ? 0
            : name.StartsWith(filter.FoldedText, StringComparison.Ordinal) ? 1
            : name.Contains(filter.FoldedText, StringComparison.Ordinal) ? 2
            : 3;
    }

    private static bool IsBehind(SearchCursor after, int closeness, string name, long id)
    {
        var order = closeness != after.Closeness ? closeness.CompareTo(after.Closeness)
            : name != after.FoldedName ? string.CompareOrdinal(name, after.FoldedName)
            : id.CompareTo(after.Id);
        return order > 0;
    }
}
