namespace Platform.Silo.Storage.PostgreSql;

/// <summary>What the index over pieces of names can tell of a text. It knows words, which other characters part, by every three characters in a row.</summary>
/// <param name="AreKnown">Whether it narrows the text down at all.</param>
/// <param name="LongestWord">The longest word in the text: at least as many names as hold the text hold it.</param>
internal sealed record TextPieces(bool AreKnown, string LongestWord)
{
    private const int Piece = 3;

    /// <summary>The pieces of a text.</summary>
    public static TextPieces Of(string text)
    {
        var words = text.Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        var longest = words.MaxBy(word => word.Length) ?? "";
        return new TextPieces(longest.Length >= Piece, longest);
    }
}
