using Platform.Admin.Output;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>Several users for people.</summary>
internal static class UserSheet
{
    /// <summary>A line for each.</summary>
    /// <param name="users">The users.</param>
    public static Sheet Of(IReadOnlyList<UserProfile> users) => new(
        ["Id", "Name", "Level", "Tier", "State", "Created (UTC)"],
        [.. users.Select(user => new[]
        {
            $"{user.Id}",
            user.Username,
            $"{user.PermissionLevel}",
            $"{user.SubscriptionTier}",
            $"{user.State}".ToLowerInvariant(),
            UtcTime.InColumn(user.CreatedAt),
        })],
        ToneOf: row => users[row].State == AccountState.Active ? Tone.Plain : UserWords.ToneOf(users[row].State));
}
