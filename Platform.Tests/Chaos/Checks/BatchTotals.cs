namespace Platform.Tests.Chaos;

/// <summary>Whether what a bot's batches add up to is explained by each having been counted once, or, without an answer, once or never.</summary>
internal static class BatchTotals
{
    /// <summary>What cannot be explained, or null.</summary>
    /// <param name="bot">Whose, for complaints.</param>
    /// <param name="acknowledged">How much each acknowledged batch holds.</param>
    /// <param name="unanswered">How much each other one holds.</param>
    /// <param name="total">What the platform counts.</param>
    public static string? Complaint(string bot, IEnumerable<long> acknowledged, IEnumerable<long> unanswered, long total)
    {
        long certain = acknowledged.Sum();
        HashSet<long> possible = [certain];
        foreach (long count in unanswered)
        {
            possible.UnionWith([.. possible.Select(sum => sum + count)]);
        }

        return possible.Contains(total) ? null : $"{bot}: {total} executions are no sum of {certain} acknowledged and some of [{string.Join(", ", unanswered)}]";
    }
}
