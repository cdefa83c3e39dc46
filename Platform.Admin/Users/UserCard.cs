using Platform.Admin.Output;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>A user's profile for people.</summary>
internal static class UserCard
{
    /// <summary>All that the profile holds.</summary>
    /// <param name="profile">The profile.</param>
    public static View Of(UserProfile profile) => Of(profile, []);

    /// <summary>All that the profile holds, and more.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="more">Lines behind those of the profile.</param>
    public static View Of(UserProfile profile, IEnumerable<(string Name, Toned Value)> more) => new Stack(
        new Card(
        [
            ("Id", $"{profile.Id}"),
            ("Username", profile.Username),
            ("Level", $"{profile.PermissionLevel} since {UtcTime.Alone(profile.PermissionSince)}"),
            ("State", new Toned(UserWords.State(profile), UserWords.ToneOf(profile.State))),
            ("Subscription", UserWords.Subscription(profile)),
            ("Granted by", profile.SubscriptionGrantedBy?.ToString()),
            ("Premium", profile.HasPremium ? "yes" : "no"),
            ("Chats", UserWords.Chats(profile.ChatSlots)),
            ("Avatar", profile.AvatarUrl),
            ("Avatar source", profile.AvatarSource),
            ("Last activity", UtcTime.Alone(profile.LastActivityAt)),
            ("Created", UtcTime.Alone(profile.CreatedAt)),
            ("Updated", UtcTime.Alone(profile.UpdatedAt)),
            .. more,
        ]),
        new Sheet(
            ["Platform", "Id there", "Last sign-in (UTC)", "Name there"],
            [.. profile.LinkedPlatforms.Select(linked => new[]
            {
                linked.Platform, linked.PlatformUserId, UtcTime.InColumn(linked.LastAuthenticatedAt), linked.PlatformUsername,
            })]));
}
