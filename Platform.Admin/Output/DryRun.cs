using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Output;

/// <summary>One side of a rehearsed change, for people and for programs.</summary>
/// <param name="Words">For people.</param>
/// <param name="Document">For programs.</param>
internal sealed record Facet(string Words, object? Document)
{
    /// <summary>Where there is nothing, or nothing can be told.</summary>
    public static Facet None { get; } = new("-", null);
}

/// <summary>Answers of <c>--dry-run</c>: what would change, and whether it is allowed. Even a refused one is an answer.</summary>
internal static class DryRun
{
    /// <summary>The rehearsal's answer.</summary>
    /// <param name="target">What would be changed.</param>
    /// <param name="before">How it is.</param>
    /// <param name="after">How it would be.</param>
    public static Answer Allowed(Facet target, Facet before, Facet after) => Of(target, before, after, refusal: null);

    /// <summary>The rehearsal's answer where a rule says no.</summary>
    /// <param name="target">What would be changed.</param>
    /// <param name="refusal">Why not.</param>
    public static Answer Refused(Facet target, Refusal refusal) => Of(target, Facet.None, Facet.None, refusal);

    private static Answer Of(Facet target, Facet before, Facet after, Refusal? refusal) => Answer.Of(
        new Report(true, target.Document, before.Document, after.Document, refusal is null, refusal?.Code, refusal?.Detail),
        new Card(
            ("Target", target.Words),
            ("Before", before.Words),
            ("After", after.Words),
            ("Allowed", refusal is null ? "yes; nothing was changed" : $"no ({refusal.Code}): {refusal.Detail}")));

    private sealed record Report(bool DryRun, object? Target, object? Before, object? After, bool Allowed, string? Code, string? Detail);
}
