namespace Platform.Tests.Chaos;

/// <summary>Whether a limit of a window longer than the whole run was kept: never passed but for what a crash may forget, and never used up too early.</summary>
internal static class HourlyLimit
{
    /// <summary>The counts of so long are lost where they were kept in memory (reference.md, section 1, "Rate limits").</summary>
    public static readonly TimeSpan MostForgotten = TimeSpan.FromSeconds(5);

    /// <summary>What cannot be explained, or null.</summary>
    /// <param name="limit">How many may pass.</param>
    /// <param name="requests">All of them.</param>
    /// <param name="losses">When a silo lost its memory, or was cut off with it.</param>
    public static string? Complaint(int limit, IReadOnlyCollection<LimitedRequest> requests, IReadOnlyCollection<TimeSpan> losses)
    {
        int accepted = requests.Count(request => request.IsAccepted);
        int forgotten = requests.Count(request => request.IsAccepted && losses.Any(loss => request.Completed >= loss - MostForgotten && request.Invoked <= loss));
        if (accepted > limit + forgotten)
        {
            return $"limit {limit}: {accepted} were accepted, of which no more than {forgotten} may be forgotten";
        }

        // One that was not answered may have been counted as well.
        return requests.FirstOrDefault(request => request is { IsAccepted: false, IsUnanswered: false }) is { } refused
            && requests.Count(request => (request.IsAccepted || request.IsUnanswered) && request.Invoked <= refused.Completed) < limit
            ? $"limit {limit}: refused too early, at {refused.Completed}"
            : null;
    }
}
