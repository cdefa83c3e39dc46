using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Audit;
using Platform.Grains.Notifications;
using Platform.Grains.Users;

namespace Platform.Grains.Subscriptions;

/// <summary>The downgrade of an expired subscription, dated to its end however late it is written down (reference.md, section 2).</summary>
internal static class SubscriptionExpiry
{
    public const string Reason = "expired";

    /// <summary>Whether the end has passed and nobody wrote it down.</summary>
    public static bool IsDue(UserState user, DateTimeOffset now) => user.TierAt(now) != user.SubscriptionTier;

    /// <summary>The user as Basic since the end of his subscription.</summary>
    public static UserState Apply(UserState user) => SubscriptionGrants.Change(
        user, SubscriptionTier.Basic, expiresAt: null, grantedBy: null, Reason, user.SubscriptionExpiresAt ?? user.SubscriptionUpdatedAt) with
    {
        UpdatedAt = Later(user.UpdatedAt, user.SubscriptionExpiresAt ?? user.SubscriptionUpdatedAt),
    };

    /// <summary>What the audit log says of it.</summary>
    /// <param name="user">The user before.</param>
    /// <param name="now">When it is written down.</param>
    public static AuditEvent Event(UserState user, DateTimeOffset now) =>
        AuditEvent.Done(AuditEvents.SubscriptionExpire, actor: null, AuditTargets.User, user.Id.ToString(), now) with
        {
            Reason = Reason,
            Metadata = AuditMetadata.Of(
                ("old_tier", AuditMetadata.Number(user.SubscriptionTier)),
                ("expired_at", AuditMetadata.Time(user.SubscriptionExpiresAt))),
        };

    /// <summary>What the user is told.</summary>
    /// <param name="user">The user before.</param>
    /// <param name="now">When it is written down.</param>
    public static PendingNotification Notification(UserState user, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Title = $"Your {user.SubscriptionTier} has ended",
        Body = string.Create(
            CultureInfo.InvariantCulture,
            $"It ended on {user.SubscriptionExpiresAt:yyyy-MM-dd HH:mm} UTC. Chats beyond your slots are stopped; nothing was deleted."),
        CreatedAt = now,
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
