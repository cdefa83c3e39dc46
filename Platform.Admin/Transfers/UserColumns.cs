using System.Globalization;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Transfers;

/// <summary>The columns of files of users.</summary>
internal static class UserColumns
{
    /// <summary>All of them, in the order in which they are written.</summary>
    public static IReadOnlyList<TransferColumn> All { get; } =
    [
        new("id", CellKind.Number),
        new("platform"),
        new("platform_user_id"),
        new("platform_username"),
        new("platform_avatar_url"),
        new("username"),
        new("permission_level"),
        new("subscription_tier"),
        new("subscription_expires_at"),
        new("trial_used", CellKind.Flag),
        new("state"),
        new("restricted_until"),
        new("restriction_reason"),
        new("created_at"),
    ];

    /// <summary>Those without which no row can be.</summary>
    public static IReadOnlyList<string> Required { get; } = ["platform", "platform_user_id"];

    /// <summary>Reads a row.</summary>
    public static UserRecord Read(CellReader cells) => new()
    {
        Platform = cells.Required("platform"),
        PlatformUserId = cells.Required("platform_user_id"),
        PlatformUsername = cells.Text("platform_username"),
        PlatformAvatarUrl = cells.Text("platform_avatar_url"),
        Username = cells.Text("username"),
        PermissionLevel = cells.Word("permission_level", PermissionLevel.User),
        SubscriptionTier = cells.Word("subscription_tier", SubscriptionTier.Basic),
        SubscriptionExpiresAt = cells.Time("subscription_expires_at"),
        TrialUsed = cells.Flag("trial_used", otherwise: false),
        State = cells.Word("state", AccountState.Active),
        RestrictedUntil = cells.Time("restricted_until"),
        RestrictionReason = cells.Text("restriction_reason"),
        CreatedAt = cells.Time("created_at"),
    };

    /// <summary>The values of a row, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<string?> Write(UserRecord user) =>
    [
        user.Id?.Value.ToString(CultureInfo.InvariantCulture),
        user.Platform,
        user.PlatformUserId,
        user.PlatformUsername,
        user.PlatformAvatarUrl,
        user.Username,
        TransferWords.Of(user.PermissionLevel),
        TransferWords.Of(user.SubscriptionTier),
        TransferWords.Of(user.SubscriptionExpiresAt),
        TransferWords.Of(user.TrialUsed),
        TransferWords.Of(user.State),
        TransferWords.Of(user.RestrictedUntil),
        user.RestrictionReason,
        TransferWords.Of(user.CreatedAt),
    ];

    /// <summary>What two rows of one file may not have in common, with the column to blame.</summary>
    public static IEnumerable<(string Column, string Value)> Unique(UserRecord user)
    {
        yield return ("platform_user_id", $"{user.Platform}\0{user.PlatformUserId}");
        if (user.Username is { } name)
        {
            yield return ("username", UsernameKey.Fold(name));
        }
    }
}
