namespace Platform.Benchmarks.Comparison;

/// <summary>What a right answer looks like.</summary>
/// <param name="Contains">Texts that the body has, each of them.</param>
internal sealed record AnswerCheck(params IReadOnlyList<string> Contains)
{
    /// <summary>Says what is wrong with an answer.</summary>
    /// <param name="status">Its status; only 200 is right.</param>
    /// <param name="body">Its body.</param>
    /// <returns>A sentence, or null where nothing is wrong.</returns>
    public string? Refuse(int status, string body) =>
        status != 200 ? $"status {status}: {body}"
        : Contains.FirstOrDefault(text => !body.Contains(text, StringComparison.Ordinal)) is { } missing ? $"no {missing} in {body}"
        : null;
}
