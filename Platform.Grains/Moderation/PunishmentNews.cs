using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Notifications;
using Platform.Grains.Notifications;
using Platform.Grains.Users;

namespace Platform.Grains.Moderation;

/// <summary>What a user is told of his punishments.</summary>
internal static class PunishmentNews
{
    /// <summary>Tells him of a warning or a timeout; of a ban he learns when he tries to sign in.</summary>
    public static ImmutableArray<PendingNotification> Begun(UserState user, Punishment punishment, DateTimeOffset now) => punishment.Kind switch
    {
        PunishmentKind.Warning => Add(user, "You were warned", punishment.Reason, NotificationTypes.Warning, now),
        PunishmentKind.Timeout => Add(
            user,
            "You are in a timeout",
            string.Create(CultureInfo.InvariantCulture, $"It lasts until {punishment.ExpiresAt:yyyy-MM-dd HH:mm} UTC. The reason: {punishment.Reason}"),
            NotificationTypes.Warning,
            now),
        _ => user.Notifications,
    };

    /// <summary>Tells him that he is not banned any more, if that is so.</summary>
    /// <param name="before">The user as he was written down.</param>
    /// <param name="after">The user with lifted bans or written down ends.</param>
    /// <param name="now">The instant.</param>
    public static UserState Freed(UserState before, UserState after, DateTimeOffset now) => HasBan(before) && !HasBan(after)
        ? after with { Notifications = Add(after, "Your ban is lifted", "You may use the platform again as before.", NotificationTypes.Info, now) }
        : after;

    private static bool HasBan(UserState user) => user.Punishments.Any(punishment => punishment.Kind == PunishmentKind.Ban && punishment.ToRunning() is not null);

    private static ImmutableArray<PendingNotification> Add(UserState user, string title, string body, string type, DateTimeOffset now) =>
        PendingNotifications.Add(user.Notifications, new PendingNotification { Id = Guid.CreateVersion7(now), Title = title, Body = body, Type = type, CreatedAt = now });
}
