using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Bots;

/// <summary>Types of bots as operators type them.</summary>
internal static class BotTypeWords
{
    private static readonly Dictionary<string, BotType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["community"] = BotType.Community,
        ["official"] = BotType.Official,
        ["verified"] = BotType.Verified,
    };

    /// <summary>Every word there is.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Types.Keys];

    /// <summary>Reads one, in any case.</summary>
    /// <param name="word">What was typed.</param>
    /// <returns>Null when it is none.</returns>
    public static BotType? Read(string word) => Types.TryGetValue(word, out BotType type) ? type : null;
}
