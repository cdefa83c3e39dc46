using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Subscriptions;

namespace Platform.Grains.Users;

/// <summary>What files carry of a user's state as of an instant.</summary>
internal static class UserRecords
{
    /// <summary>The record from which <see cref="UserImports"/> makes the same user elsewhere.</summary>
    public static UserRecord ToRecord(this UserState user, DateTimeOffset now)
    {
        LinkedIdentity identity = user.LinkedPlatforms.FirstOrDefault() ?? new LinkedIdentity();
        Restriction? restriction = user.RestrictionAt(now);
        var tier = user.TierAt(now);
        return new UserRecord
        {
            Id = user.Id,
            Platform = identity.Platform,
            PlatformUserId = identity.PlatformUserId,
            PlatformUsername = identity.PlatformUsername,
            PlatformAvatarUrl = identity.PlatformAvatarUrl,
            Username = user.Username,
            PermissionLevel = user.PermissionLevel,
            SubscriptionTier = tier,
            SubscriptionExpiresAt = SubscriptionRules.HasPremium(tier) ? user.SubscriptionExpiresAt : null,
            TrialUsed = !user.IsTrialAvailable,
            State = restriction?.State ?? AccountState.Active,
            RestrictedUntil = restriction?.Until,
            RestrictionReason = restriction is null ? null : ReasonOf(user, restriction),
            CreatedAt = user.CreatedAt,
        };
    }

    private static string? ReasonOf(UserState user, Restriction restriction) => user.Punishments
        .LastOrDefault(punishment => punishment.ToRunning() is { } running && running.State == restriction.State && running.Until == restriction.Until)?.Reason;
}
