namespace Platform.Tests.Chaos;

/// <summary>One request of a client, wherever it was sent in the end.</summary>
/// <param name="What">Method and path.</param>
/// <param name="Invoked">When it was sent first.</param>
/// <param name="Completed">When its answer was there, or the client gave up.</param>
/// <param name="Failure">What went wrong; null when it was answered, be it by a refusal.</param>
internal sealed record Request(string What, TimeSpan Invoked, TimeSpan Completed, string? Failure)
{
    public bool IsFailed => Failure is not null;
}

/// <summary>How long requests failed after a fault.</summary>
/// <param name="Failed">How many did.</param>
/// <param name="Sent">From the fault to when the last one that failed was sent.</param>
/// <param name="Answered">From the fault to when the last one had failed: nothing fails after it.</param>
internal sealed record Outage(int Failed, TimeSpan Sent, TimeSpan Answered)
{
    /// <summary>Measures from a fault to the end of the requests.</summary>
    public static Outage Since(TimeSpan fault, IEnumerable<Request> requests)
    {
        Request[] failed = [.. requests.Where(request => request.IsFailed && request.Completed >= fault)];
        return failed.Length == 0
            ? new Outage(0, TimeSpan.Zero, TimeSpan.Zero)
            : new Outage(failed.Length, Positive(failed.Max(request => request.Invoked) - fault), failed.Max(request => request.Completed) - fault);
    }

    public override string ToString() => $"{Failed} failed, the last one sent after {Sent.TotalSeconds:0.00} s, answered after {Answered.TotalSeconds:0.00} s";

    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
