namespace Platform.Silo.Storage;

/// <summary>Patterns for <c>LIKE</c> in which every character of a text stands for itself; <c>\</c> is the escape.</summary>
internal static class LiteralPattern
{
    /// <summary>The pattern of what begins with a text.</summary>
    public static string Beginning(string text) => $"{Escaped(text)}%";

    /// <summary>The pattern of what holds a text anywhere.</summary>
    public static string Anywhere(string text) => $"%{Escaped(text)}%";

    private static string Escaped(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);
}
