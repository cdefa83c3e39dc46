namespace Platform.Gateway.Http;

/// <summary>The part of a list that a caller asks for.</summary>
/// <param name="Offset">Items to leave out in front.</param>
/// <param name="Limit">Items at the most.</param>
internal readonly record struct PageRequest(int Offset, int Limit)
{
    /// <summary>The query field of <see cref="Offset"/>.</summary>
    public const string OffsetField = "offset";

    /// <summary>The query field of <see cref="Limit"/>.</summary>
    public const string LimitField = "limit";

    /// <summary>The most items of one page (reference.md, section 1).</summary>
    public const int LargestLimit = 100;

    /// <summary>Where the next page begins; null after the last one.</summary>
    /// <param name="total">Length of the whole list.</param>
    public int? Next(int total) => (long)Offset + Limit < total ? Offset + Limit : null;

    /// <summary>Where the page before begins, back on the list for a page behind its end; null on the first one.</summary>
    /// <param name="total">Length of the whole list.</param>
    public int? Previous(int total) => Offset == 0 ? null : Math.Max(0, Math.Min(Offset, total) - Limit);
}
