namespace Platform.Tests.Performance;

/// <summary>What a request of a route may cost. The counts are exact: one that fell belongs into the table, or it rises again unseen.</summary>
/// <param name="Calls">Grain calls.</param>
/// <param name="Statements">Statements of the database.</param>
/// <param name="AllocatedBytes">Bytes of managed memory at the most: the most that was measured, 5 % more, and up to the next 256.</param>
public sealed record RouteBound(long Calls, long Statements, long AllocatedBytes)
{
    /// <summary>Says what is not as it should be.</summary>
    public IEnumerable<string> Complaints(string route, RouteCost cost)
    {
        // Counted at both ends: a call that never leaves the silo by the usual way would otherwise be missed.
        if (cost.Sent.Values.Sum() != Calls || cost.Served.Values.Sum() != Calls)
        {
            yield return $"{route}: not {Calls} calls, but {string.Join(", ", cost.Sent)}; served {cost.Served.Values.Sum()}";
        }

        if (cost.Statements != Statements)
        {
            yield return $"{route}: not {Statements} statements, but {cost.Statements}";
        }

        if (cost.AllocatedBytes > AllocatedBytes)
        {
            yield return $"{route}: not {AllocatedBytes} bytes at the most, but {cost.AllocatedBytes}";
        }
    }
}
