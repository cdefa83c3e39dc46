using System.Diagnostics.CodeAnalysis;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;
using Platform.Grains.Moderation;
using Platform.Grains.Users;

namespace Platform.Tests.Storage;

/// <summary>Users with the names and the ends that searches tell apart, and questions about them.</summary>
internal static class SampleUsers
{
    /// <summary>The instant that searches ask about.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    // Few letters, so that short texts are found often.
    private const string Letters = "abe_.-0fus";

    /// <summary>A user of a name.</summary>
    public static UserState User(long id, string name) => new() { Id = new UserId(id), Username = name, CreatedAt = Noon, UpdatedAt = Noon };

    /// <summary>A ban or a timeout.</summary>
    public static UserState With(this UserState user, PunishmentKind kind, DateTimeOffset? until, bool isLifted = false, bool isOver = false) => user with
    {
        Punishments = [.. user.Punishments, new Punishment { Kind = kind, ExpiresAt = until, LiftedAt = isLifted ? Noon : null, IsOver = isOver }],
    };

    /// <summary>A subscription.</summary>
    public static UserState With(this UserState user, SubscriptionTier tier, DateTimeOffset? until) => user with { SubscriptionTier = tier, SubscriptionExpiresAt = until };

    /// <summary>Any user.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The same users in every run.")]
    public static UserState Any(Random random, long id)
    {
        var user = User(id, random.Next(2) == 0 ? $"{(random.Next(2) == 0 ? "user_" : "User_")}{random.Next():x8}" : Text(random, 3, 9)) with
        {
            PermissionLevel = random.Next(8) switch { 0 => PermissionLevel.Admin, 1 => PermissionLevel.Owner, _ => PermissionLevel.User },
        };
        user = random.Next(3) == 0 ? user.With((SubscriptionTier)random.Next(1, 4), random.Next(5) == 0 ? null : End(random)) : user;
        for (var punishments = random.Next(3); punishments > 0; punishments--)
        {
            user = user.With((PunishmentKind)random.Next(3), random.Next(3) == 0 ? null : End(random), random.Next(4) == 0, random.Next(4) == 0);
        }

        return random.Next(10) == 0 ? user with { DeletedAt = Noon } : user;
    }

    /// <summary>Any question.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The same questions in every run.")]
    public static UserFilter AnyQuestion(Random random, IReadOnlyList<UserState> users)
    {
        var name = UsernameKey.Fold(users[random.Next(users.Count)].Username);
        var start = random.Next(name.Length);
        var text = random.Next(4) switch
        {
            0 => Text(random, 1, 3),
            1 => name,
            _ => name.Substring(start, random.Next(1, Math.Min(8, name.Length - start) + 1)),
        };
        T? Maybe<T>(params T[] values)
            where T : struct => random.Next(5) == 0 ? values[random.Next(values.Length)] : null;
        return Question(text) with
        {
            Id = Maybe(users[random.Next(users.Count)].Id),
            Below = Maybe(PermissionLevel.Admin, PermissionLevel.Owner),
            Level = Maybe(Enum.GetValues<PermissionLevel>()),
            Tier = Maybe(Enum.GetValues<SubscriptionTier>()),
            State = Maybe(Enum.GetValues<AccountState>()),
            Offset = random.Next(3) == 0 ? random.Next(60) : 0,
            Limit = random.Next(1, 30),
            LargestTotal = random.Next(3) == 0 ? random.Next(1, 40) : 10_000,
            After = random.Next(3) == 0 ? new SearchCursor(random.Next(3), name, random.Next(users.Count)) : null,
        };
    }

    /// <summary>A question about a text alone.</summary>
    public static UserFilter Question(string text) => new(text, null, null, null, null, null, Noon, Offset: 0, After: null, Limit: 100, LargestTotal: 10_000);

    [SuppressMessage("Security", "CA5394", Justification = "The same texts in every run.")]
    private static string Text(Random random, int shortest, int longest) =>
        string.Concat(Enumerable.Range(0, random.Next(shortest, longest + 1)).Select(_ => Letters[random.Next(Letters.Length)]));

    // Before, at and after the instant that is asked about.
    [SuppressMessage("Security", "CA5394", Justification = "The same ends in every run.")]
    private static DateTimeOffset End(Random random) => Noon.AddMicroseconds(random.Next(-1, 2));
}
