using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Directory;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>
/// Chooses by a small sample how millions of users are searched: a text that many names hold is soon found enough in their order, one that few hold is told at
/// once by the index over pieces of names, and filters that few users pass have an index of their own.
/// </summary>
internal sealed class PostgreSqlUserSearchParts : IUserSearchParts
{
    private const string Generated = "is_generated";
    private const string Chosen = "NOT is_generated";

    // What the index over generated names is made over.
    private const string Digits = "substr(name_folded, 6)";

    private readonly UserSampleCopy _samples;

    /// <summary>Chooses for one database.</summary>
    /// <param name="queries">Asks it.</param>
    /// <param name="serviceId">The Orleans service whose users are searched.</param>
    /// <param name="clock">Tells when a sample is too old.</param>
    public PostgreSqlUserSearchParts(ICommonQueries queries, string serviceId, TimeProvider clock) =>
        _samples = new UserSampleCopy(cancellation => TakeSampleAsync(queries, serviceId, cancellation), clock);

    /// <inheritdoc />
    public string Position => "strpos";

    /// <inheritdoc />
    public async Task<ImmutableArray<UserSearchPart>> ChooseAsync(UserFilter filter, CancellationToken cancellation)
    {
        var text = filter.FoldedText;
        var pieces = TextPieces.Of(text);
        var few = Few(filter);
        var sample = await _samples.GetAsync(cancellation);
        var amongChosen = sample.Estimate(isGenerated: false, filter, pieces, few.Holds);
        var amongGenerated = sample.Estimate(isGenerated: true, filter, pieces, few.Holds);

        var chosen = UserSearchCost.Cheapest(amongChosen, filter, pieces.AreKnown);
        var digits = UserSearchCost.Cheapest(amongGenerated, filter, pieces.AreKnown);
        UserSearchPart generated = GeneratedNames.IsDigits(text) ? new(Generated, digits.Way, Column: Digits)
            : GeneratedNames.BeginningWith(text) is { } beginning ? new(Generated, UserSearchWay.Beginning, beginning)
            : new(Generated, UserSearchWay.None);
        UserEstimate[] both = [amongChosen, amongGenerated];
        var apart = chosen.Time + (generated.Way == digits.Way ? digits.Time : 0)
            + both.Sum(estimate => UserSearchCost.InOrder(estimate.Beginning, estimate.FoundAtBeginning, filter));
        return few.Rows is not null && UserSearchCost.InOrder(both.Sum(estimate => estimate.Few), both.Sum(estimate => estimate.Found), filter) < apart
            ? [new UserSearchPart(few.Rows, UserSearchWay.Order)]
            : [new UserSearchPart(Chosen, chosen.Way), generated];
    }

    private static async Task<UserSample> TakeSampleAsync(ICommonQueries queries, string serviceId, CancellationToken cancellation)
    {
        var rows = await queries.ReadRowsAsync(UserSample.Query, UserSample.Row, [("@service", serviceId)], cancellation);
        return rows.Count == 0 ? UserSample.Empty : new UserSample([.. rows.Select(row => row.User)], rows[0].Share);
    }

    // As the indexes user_entry_marked and user_entry_paid say it.
    private static (string? Rows, Func<SampledUser, bool> Holds) Few(UserFilter filter) => filter switch
    {
        { Level: PermissionLevel.Admin or PermissionLevel.Owner } or { State: AccountState.Banned or AccountState.Timeout } => (
            "(permission_level <> 0 OR banned_until IS NOT NULL OR timed_out_until IS NOT NULL)",
            user => user.Level != PermissionLevel.User || user.BannedUntil is not null || user.TimedOutUntil is not null),
        { Tier: (SubscriptionTier.Trial or SubscriptionTier.Premium or SubscriptionTier.Lifetime) and { } tier } => (
            $"subscription_tier = {(int)tier}",
            user => user.Tier == tier),
        _ => (null, _ => false),
    };
}
