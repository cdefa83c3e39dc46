using System.Text;

namespace Platform.Admin.Output;

/// <summary>Rows as aligned text without frames, wrapping or trailing blanks.</summary>
internal static class PlainColumns
{
    private const string Gap = "  ";

    /// <summary>One line a row.</summary>
    /// <param name="rows">Rows of equal length.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0)
        {
            yield break;
        }

        int[] widths = [.. Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length))];
        foreach (IReadOnlyList<string> row in rows)
        {
            StringBuilder line = new();
            for (int column = 0; column < row.Count; column++)
            {
                line.Append(row[column].PadRight(widths[column])).Append(Gap);
            }

            yield return line.ToString().TrimEnd();
        }
    }
}
