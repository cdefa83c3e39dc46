using Platform.Grains.Directory;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>About how many microseconds the ways of a search take.</summary>
/// <param name="Way">The way.</param>
/// <param name="Time">The microseconds.</param>
internal sealed record UserSearchCost(UserSearchWay Way, double Time)
{
    // One name of the order is looked at; the index over pieces hands over one name; it is looked up.
    private const double Look = 0.2;
    private const double HandOver = 0.2;
    private const double LookUp = 1;

    /// <summary>The way through a part that takes the least time.</summary>
    /// <param name="estimate">What is known of the part.</param>
    /// <param name="filter">Which users are looked for.</param>
    /// <param name="arePiecesKnown">Whether the index over pieces can be asked.</param>
    public static UserSearchCost Cheapest(UserEstimate estimate, UserFilter filter, bool arePiecesKnown)
    {
        var order = new UserSearchCost(UserSearchWay.Order, InOrder(estimate.All, estimate.Found, filter));
        if (!arePiecesKnown)
        {
            return order;
        }

        var pieces = new UserSearchCost(UserSearchWay.Pieces, estimate.Holding * (HandOver + LookUp));
        var counted = Math.Min(estimate.Holding, estimate.Holding * (filter.LargestTotal + 1) / Math.Max(estimate.Found, 1));
        var both = new UserSearchCost(
            UserSearchWay.PiecesAndOrder, (estimate.Holding * HandOver) + (counted * LookUp) + Scan(estimate.All, estimate.Found, Told(filter)));
        UserSearchCost[] costs = [pieces, both, order];
        return costs.MinBy(cost => cost.Time)!;
    }

    /// <summary>About how many microseconds it takes to look at names in their order until there are enough to count and to tell.</summary>
    public static double InOrder(double all, double found, UserFilter filter) => Scan(all, found, Math.Max(filter.LargestTotal + 1, Told(filter)));

    private static double Scan(double all, double found, int wanted) => Math.Min(all, all / Math.Max(found, 1) * wanted) * Look;

    private static int Told(UserFilter filter) => (filter.After is null ? filter.Offset : 0) + filter.Limit + 1;
}
