namespace Platform.Admin.Output;

/// <summary>Rows of cells as text.</summary>
internal static class PlainColumns
{
    /// <summary>What the last cell needs at the least.</summary>
    public const int LeastOfLast = 16;

    private const string Gap = "  ";
    private const string Cut = "…";

    // What a screen's table puts between two cells, and at both its ends.
    private const int GapOnScreen = 2;
    private const int FrameOnScreen = 3;

    /// <summary>Aligned lines without frames, wrapping or trailing blanks.</summary>
    /// <param name="rows">Rows of equal length.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        int[] widths = Widths(rows);
        return rows.Select(row => string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>What a line of a screen leaves for the last cell when the others are not wrapped.</summary>
    /// <param name="rows">Rows of equal length.</param>
    /// <param name="width">Width of the screen.</param>
    /// <returns>Null when it is too little.</returns>
    public static int? LeftForLast(IReadOnlyList<string[]> rows, int width)
    {
        int[] others = Widths([.. rows.Select(row => row[..^1])]);
        int left = width - FrameOnScreen - others.Sum(other => other + GapOnScreen);
        return left >= LeastOfLast ? left : null;
    }

    /// <summary>A text cut to a width.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">At least 1.</param>
    public static string Shorten(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + Cut;

    private static int[] Widths(IReadOnlyList<string[]> rows) =>
        rows.Count == 0 ? [] : [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
}
