namespace Platform.Admin.Commands;

/// <summary>One of a few things, such as a level or a tier, as operators type it: its name in any case.</summary>
/// <typeparam name="T">The things.</typeparam>
internal static class WordsOf<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Things =
        Enum.GetValues<T>().ToDictionary(thing => $"{thing}".ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Every word there is.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Things.Keys];

    /// <summary>The same in a sentence.</summary>
    public static string Listed { get; } = $"{string.Join(", ", All.SkipLast(1))} or {All[^1]}";

    /// <summary>Reads one.</summary>
    /// <param name="word">What was typed; null for nothing.</param>
    /// <returns>Null when it is none.</returns>
    public static T? Read(string? word) => word is not null && Things.TryGetValue(word, out T thing) ? thing : null;
}
