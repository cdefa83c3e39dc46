namespace Platform.Gateway.Http;

/// <summary>The part of a list that a caller asks for.</summary>
/// <param name="Offset">Items in front of it: left out, or, behind a cursor, only counted.</param>
/// <param name="Limit">Items at the most.</param>
/// <param name="After">The cursor: where the page before ended, as the link to this one told; null to go by the offset.</param>
/// <param name="LargestOffset">How far the list can be read.</param>
internal readonly record struct PageRequest(int Offset, int Limit, string? After = null, int LargestOffset = int.MaxValue)
{
    /// <summary>The query field of <see cref="Offset"/>.</summary>
    public const string OffsetField = "offset";

    /// <summary>The query field of <see cref="Limit"/>.</summary>
    public const string LimitField = "limit";

    /// <summary>The query field of <see cref="After"/>.</summary>
    public const string AfterField = "after";

    /// <summary>The most items of one page (reference.md, section 1).</summary>
    public const int LargestLimit = 100;

    /// <summary>The shape of a cursor; what it says is between the list and itself.</summary>
    public static readonly TextRule AfterRule = new(Longest: 512);

    /// <summary>The page that the list begins with.</summary>
    public PageRequest First => this with { Offset = 0, After = null };

    /// <summary>The next page; null after the last one, and where it would begin beyond what can be read.</summary>
    /// <param name="total">Length of the whole list.</param>
    /// <param name="cursor">Where the list says that it begins; null where it says nothing.</param>
    public PageRequest? Next(int total, string? cursor)
    {
        // A list that told where this page begins would have told where the next one does.
        long start = (long)Offset + Limit;
        bool isThere = cursor is not null || (After is null && start < total);
        return isThere && start <= LargestOffset ? this with { Offset = (int)start, After = cursor } : null;
    }

    /// <summary>The page before, back on the list for a page behind its end; null on the first one.</summary>
    /// <param name="total">Length of the whole list.</param>
    public PageRequest? Previous(int total) =>
        Offset == 0 ? null : this with { Offset = Math.Max(0, Math.Min(Offset, total) - Limit), After = null };
}
