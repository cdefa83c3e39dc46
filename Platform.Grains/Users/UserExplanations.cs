using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;
using Platform.Grains.Moderation;
using Platform.Grains.Permissions;
using Platform.Grains.Subscriptions;

namespace Platform.Grains.Users;

/// <summary>Why a user can or cannot do things now: asks the rules that decide them, and finds the records those went by.</summary>
internal static class UserExplanations
{
    /// <param name="user">The user as of now.</param>
    /// <param name="now">The instant.</param>
    public static UserExplanation Of(UserState user, DateTimeOffset now)
    {
        Restriction? restriction = user.RestrictionAt(now);
        return new UserExplanation(user.Id, user.Username, [SignIn(user, restriction), Commands(user, restriction), Chat(user, restriction, now)]);
    }

    private static ExplainedAction SignIn(UserState user, Restriction? restriction) => Restrictions.RefuseSignIn(restriction) is { } refusal
        ? Refused("sign_in", refusal, Deciding(user, restriction))
        : Allowed("sign_in", restriction is null ? "Nothing restricts the account." : "A timeout does not keep him from signing in.", Deciding(user, restriction));

    private static ExplainedAction Commands(UserState user, Restriction? restriction) => Restrictions.RefuseCommands(restriction) is { } refusal
        ? Refused("execute_commands", refusal, Deciding(user, restriction))
        : Allowed("execute_commands", "Nothing restricts the account.", null);

    private static ExplainedAction Chat(UserState user, Restriction? restriction, DateTimeOffset now)
    {
        const string action = "create_chat";
        if (Restrictions.RefuseChange(restriction) is { } restricted)
        {
            return Refused(action, restricted, Deciding(user, restriction));
        }

        bool hasPremium = SubscriptionRules.HasPremium(user.TierAt(now));
        DecidingRecord? source = user.PermissionLevel == PermissionLevel.User ? Newest(user.SubscriptionHistory, user.SubscriptionExpiresAt) : Newest(user.PermissionHistory);
        int used = user.Chats.Length;
        return ChatSlotRules.RefuseCreating(user.PermissionLevel, hasPremium, used) is { } refusal
            ? Refused(action, refusal, source)
            : Allowed(action, Slots(ChatSlotRules.Limit(user.PermissionLevel, hasPremium), used), source);
    }

    private static string Slots(int? limit, int used) => limit is null ? "Owners have no limit of chats." : $"{used} of {limit} chat slots are used.";

    private static ExplainedAction Allowed(string action, string detail, DecidingRecord? record) => new(action, true, null, detail, record);

    private static ExplainedAction Refused(string action, Refusal refusal, DecidingRecord? record) => new(action, false, refusal.Code, refusal.Detail, record);

    // The newest of equal ones.
    private static DecidingRecord? Deciding(UserState user, Restriction? restriction)
    {
        Punishment? punishment = restriction is null
            ? null
            : user.Punishments.LastOrDefault(candidate => candidate.ToRunning() is { } running && running.State == restriction.State && running.Until == restriction.Until);
        return punishment is null
            ? null
            : new DecidingRecord("moderation_action", punishment.Id, $"{punishment.Kind}: {punishment.Reason}", punishment.CreatedById, punishment.CreatedAt, punishment.ExpiresAt);
    }

    private static DecidingRecord? Newest(ImmutableArray<SubscriptionChange> history, DateTimeOffset? expiresAt) => history.LastOrDefault() is { } change
        ? new DecidingRecord(
            "subscription_change",
            change.Id,
            $"{change.OldTier} to {change.NewTier}{(change.Reason is null ? "" : ": " + change.Reason)}",
            change.GrantedById,
            change.CreatedAt,
            expiresAt)
        : null;

    private static DecidingRecord? Newest(ImmutableArray<PermissionChange> history) => history.LastOrDefault() is { } change
        ? new DecidingRecord("permission_change", change.Id, $"{change.OldLevel} to {change.NewLevel}", change.ChangedById, change.CreatedAt, ExpiresAt: null)
        : null;
}
