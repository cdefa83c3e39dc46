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
internal sealed class PostgreSqlUserSearchParts(ICommonQueries queries, string serviceId) : IUserSearchParts
{
    private const string Generated = "is_generated";
    private const string Chosen = "NOT is_generated";

    // What the index over generated names is made over.
    private const string Digits = "substr(name_folded, 6)";

    /// <inheritdoc />
    public string Position => "strpos";

    /// <inheritdoc />
    public async Task<ImmutableArray<UserSearchPart>> ChooseAsync(UserFilter filter, CancellationToken cancellation)
    {
        var text = filter.FoldedText;
        var pieces = TextPieces.Of(text);
        var few = Few(filter);
        var conditions = new UserConditions(filter, serviceId);
        var samples = await queries.ReadRowsAsync(
            UserSample.Query(pieces, conditions.Text, few ?? "false"),
            UserSample.Row,
            [.. conditions.Values, ("@text", text), ("@piece", pieces.Best)],
            cancellation);

        var chosen = UserSearchCost.Cheapest(Of(samples, isGenerated: false), filter, pieces.AreKnown);
        var digits = UserSearchCost.Cheapest(Of(samples, isGenerated: true), filter, pieces.AreKnown);
        UserSearchPart generated = GeneratedNames.IsDigits(text) ? new(Generated, digits.Way, Column: Digits)
            : GeneratedNames.BeginningWith(text) is { } beginning ? new(Generated, UserSearchWay.Beginning, beginning)
            : new(Generated, UserSearchWay.None);
        var apart = chosen.Time + (generated.Way == digits.Way ? digits.Time : 0)
            + samples.Sum(sample => UserSearchCost.InOrder(sample.Beginning, sample.FoundAtBeginning, filter));
        return few is not null && UserSearchCost.InOrder(samples.Sum(sample => sample.Few), samples.Sum(sample => sample.Found), filter) < apart
            ? [new UserSearchPart(few, UserSearchWay.Order)]
            : [new UserSearchPart(Chosen, chosen.Way), generated];
    }

    // As the indexes user_entry_marked and user_entry_paid say it.
    private static string? Few(UserFilter filter) => filter switch
    {
        { Level: PermissionLevel.Admin or PermissionLevel.Owner } or { State: AccountState.Banned or AccountState.Timeout } =>
            "(permission_level <> 0 OR banned_until IS NOT NULL OR timed_out_until IS NOT NULL)",
        { Tier: SubscriptionTier.Trial } => "subscription_tier = 1",
        { Tier: SubscriptionTier.Premium } => "subscription_tier = 2",
        { Tier: SubscriptionTier.Lifetime } => "subscription_tier = 3",
        _ => null,
    };

    private static UserSample Of(List<UserSample> samples, bool isGenerated) =>
        samples.Find(sample => sample.IsGenerated == isGenerated) ?? new UserSample(isGenerated, 0, 0, 0, 0, 0, 0);
}
