namespace Platform.Benchmarks.Comparison;

/// <summary>One kind of request, done by several contestants.</summary>
/// <param name="Key">What is done, a value of <see cref="JobKeys"/>: contestants are compared where their jobs have the same key.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Requests">
/// The requests that are sent by turns. They differ in whom they come from, so that no limit is met: as many as the run needs. For a job
/// with <see cref="SpentByUse"/> it is called before each run and answers new ones; otherwise once.
/// </param>
/// <param name="Check">Whether an answer is right; asked before a run. During a run every answer other than 2xx counts as an error.</param>
internal sealed record Job(string Key, HttpMethod Method, Func<Task<IReadOnlyList<JobRequest>>> Requests, AnswerCheck Check)
{
    /// <summary>Whether a request can be sent once only, as a sign-in code can: the run then ends with the last request, if not before.</summary>
    public bool SpentByUse { get; init; }

    /// <summary>How often a minute each request can be sent before it meets a limit; null for any number.</summary>
    public int? MostPerMinute { get; init; }

    /// <summary>A job whose requests can be sent any number of times.</summary>
    public static Job Of(string key, HttpMethod method, IReadOnlyList<JobRequest> requests, AnswerCheck check) =>
        new(key, method, () => Task.FromResult(requests), check);
}
