using Platform.Admin.Output;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>A user's profile for people.</summary>
internal static class UserCard
{
    /// <summary>All that the profile holds.</summary>
    /// <param name="profile">The profile.</param>
    public static View Of(UserProfile profile) => new Stack(
        new Card(
            ("Id", $"{profile.Id}"),
            ("Username", profile.Username),
            ("Level", $"{profile.PermissionLevel} since {UtcTime.Alone(profile.PermissionSince)}"),
            ("State", Ending($"{profile.State}", profile.RestrictedUntil)),
            ("Subscription", Ending($"{profile.SubscriptionTier}", profile.SubscriptionExpiresAt)),
            ("Granted by", profile.SubscriptionGrantedBy?.ToString()),
            ("Premium", profile.HasPremium ? "yes" : "no"),
            ("Chats", $"{profile.ChatSlots.Used} of {profile.ChatSlots.Limit?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "any number"}"),
            ("Avatar", profile.AvatarUrl),
            ("Avatar source", profile.AvatarSource),
            ("Last activity", UtcTime.Alone(profile.LastActivityAt)),
            ("Created", UtcTime.Alone(profile.CreatedAt)),
            ("Updated", UtcTime.Alone(profile.UpdatedAt))),
        new Sheet(
            ["Platform", "Id there", "Last sign-in (UTC)", "Name there"],
            [.. profile.LinkedPlatforms.Select(linked => new[]
            {
                linked.Platform, linked.PlatformUserId, UtcTime.InColumn(linked.LastAuthenticatedAt), linked.PlatformUsername,
            })]));

    private static string Ending(string what, DateTimeOffset? end) => end is null ? what : $"{what} until {UtcTime.Alone(end)}";
}
