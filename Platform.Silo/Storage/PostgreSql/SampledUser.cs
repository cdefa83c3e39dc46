using System.Data.Common;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Directory;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>One user of a sample, as <c>user_entry</c> says him.</summary>
/// <param name="IsGenerated">Whether the platform made his name.</param>
/// <param name="Name">His folded name.</param>
/// <param name="Words">The same as the index over pieces knows it: see <see cref="TextPieces"/>.</param>
/// <param name="Level">His permission level.</param>
/// <param name="Tier">The tier that is written down.</param>
/// <param name="SubscriptionExpiresAt">Its end; null for none.</param>
/// <param name="BannedUntil">The end of his bans; null for none.</param>
/// <param name="TimedOutUntil">The end of his timeouts; null for none.</param>
internal sealed record SampledUser(
    bool IsGenerated,
    string Name,
    string Words,
    PermissionLevel Level,
    SubscriptionTier Tier,
    string? SubscriptionExpiresAt,
    string? BannedUntil,
    string? TimedOutUntil)
{
    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public const string Columns =
        "is_generated, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until";

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    public static SampledUser Read(DbDataReader row)
    {
        var name = row.GetString(1);
        return new SampledUser(
            row.GetBoolean(0), name, TextPieces.WordsOf(name), (PermissionLevel)row.GetInt16(2), (SubscriptionTier)row.GetInt16(3), Text(row, 4), Text(row, 5), Text(row, 6));
    }

    /// <summary>Whether he passes the filters besides the text; about, since an estimate is made of it (<see cref="UserConditions"/> decides).</summary>
    /// <param name="filter">The filters.</param>
    /// <param name="now">Their instant as rows carry it.</param>
    public bool Passes(UserFilter filter, string now) =>
        (filter.Below is not { } below || Level < below)
        && (filter.Level is not { } level || Level == level)
        && (filter.Tier is not { } tier || TierAt(now) == tier)
        && (filter.State is not { } state || StateAt(now) == state);

    private SubscriptionTier TierAt(string now) => Tier is SubscriptionTier.Trial or SubscriptionTier.Premium && !Runs(SubscriptionExpiresAt, now)
        ? SubscriptionTier.Basic
        : Tier;

    private AccountState StateAt(string now) => Runs(BannedUntil, now) ? AccountState.Banned
        : Runs(TimedOutUntil, now) ? AccountState.Timeout
        : AccountState.Active;

    private static bool Runs(string? until, string now) => string.CompareOrdinal(until, now) > 0;

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
