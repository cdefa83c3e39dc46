namespace Platform.Silo.Storage.PostgreSql;

/// <summary>
/// What the index over pieces of names can tell of a text. It knows words, which other characters part, by every three characters in a row, and where a word
/// begins and ends.
/// </summary>
/// <param name="AreKnown">Whether it narrows the text down at all.</param>
/// <param name="Best">The longest piece: a word with an <c>_</c> wherever the text shows that it begins or ends.</param>
internal sealed record TextPieces(bool AreKnown, string Best)
{
    private const char Bound = '_';
    private const int Piece = 3;

    /// <summary>A name as words, each with a bound at its beginning and its end.</summary>
    public static string WordsOf(string name) => $"{Bound}{name.Replace('.', Bound).Replace('-', Bound)}{Bound}";

    /// <summary>Whether a name may have all pieces; nobody whom the index hands over is without <see cref="Best"/>.</summary>
    /// <param name="words">The name as <see cref="WordsOf"/> makes it.</param>
    public bool AreIn(string words) => words.Contains(Best, StringComparison.Ordinal);

    /// <summary>The pieces of a text.</summary>
    public static TextPieces Of(string text)
    {
        var best = "";
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && !IsBound(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                var piece = $"{(start > 0 ? Bound : "")}{text.AsSpan(start..end)}{(end < text.Length ? Bound : "")}";
                best = IsKnown(piece) && (piece.Length > best.Length) ? piece : best;
                start = end;
            }
        }

        return new TextPieces(best.Length > 0, best);
    }

    // What begins is padded by two, what ends by one.
    private static bool IsKnown(string piece) => piece[0] == Bound || piece.Length >= Piece;

    private static bool IsBound(char character) => character is '.' or '-' or '_';
}
