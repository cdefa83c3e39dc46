using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Moderation;
using Platform.Grains.Permissions;
using Platform.Grains.SignIn;
using Platform.Grains.Subscriptions;
using Platform.Grains.Time;

namespace Platform.Grains.Users;

/// <summary>What a record of a file makes of a new account: nothing that the importing operator could not have given him himself, act by act.</summary>
internal static class UserImports
{
    private const string Reason = "imported";

    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;

    /// <summary>Refuses what no account can be, naming every bad column.</summary>
    /// <param name="record">The record.</param>
    /// <param name="now">The instant.</param>
    public static Refusal? Refuse(UserRecord record, DateTimeOffset now)
    {
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = PlatformRules.Problems(new PlatformIdentity(record.Platform, record.PlatformUserId))
            .AddRange(PlatformRules.Problems(new IdentityReport { PlatformUsername = record.PlatformUsername, PlatformAvatarUrl = record.PlatformAvatarUrl }));
        void Check(string column, string? problem) => problems = problem is null ? problems : problems.Add(column, [problem]);

        Check("username", record.Username is null ? null : UsernameRules.Problem(record.Username));
        Check("permission_level", Enum.IsDefined(record.PermissionLevel) ? null : "Must be user or admin.");
        Check("subscription_tier", Enum.IsDefined(record.SubscriptionTier) ? null : "Must be basic, trial, premium or lifetime.");
        Check("subscription_expires_at", ExpiryProblem(record, now));
        Check("state", Enum.IsDefined(record.State) ? null : "Must be active, timeout or banned.");
        Check("restricted_until", EndProblem(record));
        Check("restriction_reason", ReasonProblem(record));
        Check("created_at", CreationProblem(record.CreatedAt, now));
        return problems.IsEmpty ? null : Refusal.OfFields(problems);
    }

    /// <returns>What is wrong with the beginning of something that is older than the platform; null when it may be.</returns>
    public static string? CreationProblem(DateTimeOffset? createdAt, DateTimeOffset now) => createdAt switch
    {
        null => null,
        { } at when at > now => "Must not lie in the future.",
        { } at when at < Earliest => "Must not lie before 1970.",
        _ => null,
    };

    /// <summary>The account, and what the audit log says of it: that he was imported, and each act that made him more than a new user.</summary>
    /// <param name="id">His number.</param>
    /// <param name="actor">Who imports him.</param>
    /// <param name="record">What <see cref="Refuse"/> let pass; without a name he bears none yet.</param>
    /// <param name="trialUsedBefore">Whether the identity had its one Trial with an account that was deleted.</param>
    /// <param name="now">The instant.</param>
    public static Result<ImportedAccount> Decide(UserId id, Actor actor, UserRecord record, bool trialUsedBefore, DateTimeOffset now)
    {
        if (record.PermissionLevel != PermissionLevel.User && Hierarchy.RefuseAssigning(actor.Level, record.PermissionLevel) is { } notHis)
        {
            return notHis.Blaming("permission_level");
        }

        SubscriptionTier tier = TierOf(record, now);
        if (tier == SubscriptionTier.Trial && trialUsedBefore)
        {
            return new Refusal(ErrorCodes.TrialAlreadyUsed, "The user has had his one Trial.").Blaming("subscription_tier");
        }

        var account = new ImportedAccount(
            Begin(id, record, trialUsedBefore, now),
            [AuditEvent.Done(AuditEvents.UserImport, actor.Id, AuditTargets.User, id.ToString(), now)]);
        if (RestrictionOf(record, now) is { } punish)
        {
            Result<UserState> punished = UserActs.Decide(account.User, actor, punish, now);
            if (punished.IsRefused)
            {
                return punished.Refusal;
            }

            // He is not told what he knew already where he comes from.
            account = account.With(actor, punish, punished.Value with { Notifications = [] }, now);
        }

        if (tier != SubscriptionTier.Basic)
        {
            DateTimeOffset? end = tier == SubscriptionTier.Trial ? record.SubscriptionExpiresAt ?? now + SubscriptionGrants.TrialLength : record.SubscriptionExpiresAt;
            account = account.With(
                actor,
                new GrantSubscription { Tier = tier, Reason = Reason },
                SubscriptionGrants.Change(account.User, tier, Stored(end), actor.Id, Reason, now),
                now);
        }

        return record.PermissionLevel == PermissionLevel.User
            ? account
            : account.With(actor, new PromoteUser { Reason = Reason }, LevelChanges.Apply(account.User, record.PermissionLevel, actor.Id, now), now);
    }

    private static UserState Begin(UserId id, UserRecord record, bool trialUsedBefore, DateTimeOffset now)
    {
        DateTimeOffset createdAt = Stored(record.CreatedAt) ?? now;
        return NewUser.Create(id, record.Username ?? "", trialUsedBefore || record.TrialUsed || record.SubscriptionTier == SubscriptionTier.Trial, now) with
        {
            HasGeneratedUsername = record.Username is null || UsernameRules.IsGenerated(record.Username),
            LinkedPlatforms =
            [
                new LinkedIdentity
                {
                    Platform = record.Platform,
                    PlatformUserId = record.PlatformUserId,
                    PlatformUsername = record.PlatformUsername,
                    PlatformAvatarUrl = record.PlatformAvatarUrl,
                    LinkedAt = now,
                    LastAuthenticatedAt = createdAt,
                },
            ],
            LastActivityAt = createdAt,
            CreatedAt = createdAt,
            ImportedAt = now,
        };
    }

    // What has ended by now is not carried on; of a Trial it is remembered that he had it.
    private static SubscriptionTier TierOf(UserRecord record, DateTimeOffset now) =>
        record.SubscriptionExpiresAt is null ? record.SubscriptionTier : SubscriptionRules.InForce(record.SubscriptionTier, record.SubscriptionExpiresAt, now);

    private static UserAct? RestrictionOf(UserRecord record, DateTimeOffset now)
    {
        if (record.State == AccountState.Active || !Restrictions.Runs(record.RestrictedUntil, now))
        {
            return null;
        }

        var end = new PunishmentEnd(Stored(record.RestrictedUntil), After: null);
        return record.State == AccountState.Banned
            ? new BanUser { Reason = record.RestrictionReason, End = end }
            : new TimeOutUser { Reason = record.RestrictionReason, End = end };
    }

    private static string? ExpiryProblem(UserRecord record, DateTimeOffset now) => (record.SubscriptionTier, record.SubscriptionExpiresAt) switch
    {
        (SubscriptionTier.Premium, null) => "Is required for premium.",
        (SubscriptionTier.Premium, { } end) when end > now + TimeSpan.FromDays(SubscriptionGrants.MostDays) =>
            string.Create(CultureInfo.InvariantCulture, $"Must lie within {SubscriptionGrants.MostDays} days."),
        (SubscriptionTier.Trial, { } end) when end > now + SubscriptionGrants.TrialLength =>
            string.Create(CultureInfo.InvariantCulture, $"A trial ends within {SubscriptionGrants.TrialLength.TotalDays} days."),
        (SubscriptionTier.Basic or SubscriptionTier.Lifetime, not null) => "Is for trial and premium only.",
        _ => null,
    };

    private static string? EndProblem(UserRecord record) => (record.State, record.RestrictedUntil) switch
    {
        (AccountState.Timeout, null) => "A timeout needs an end.",
        (AccountState.Active, not null) => "Is for timeout and banned only.",
        _ => null,
    };

    private static string? ReasonProblem(UserRecord record) => record.State == AccountState.Active
        ? record.RestrictionReason is null ? null : "Is for timeout and banned only."
        : ReasonRules.Refuse(record.RestrictionReason, isRequired: true)?.Fields.Values.First()[0];

    private static DateTimeOffset? Stored(DateTimeOffset? time) => time?.AsStored();
}

/// <summary>An account that comes from a file.</summary>
/// <param name="User">Its state.</param>
/// <param name="Told">What the audit log says of it.</param>
internal sealed record ImportedAccount(UserState User, ImmutableArray<AuditEvent> Told)
{
    /// <summary>The same after an act.</summary>
    public ImportedAccount With(Actor actor, UserAct act, UserState after, DateTimeOffset now) =>
        new(after, Told.Add(UserActEvents.Done(actor, act, User, after, now)));
}
