namespace Platform.Admin.Output;

/// <summary>What people are shown; how, depends on whether a screen or a pipe takes it.</summary>
internal abstract record View
{
    /// <summary>One sentence.</summary>
    /// <param name="text">The sentence.</param>
    public static implicit operator View(string text) => new Sentence(text);
}

/// <summary>A line of text.</summary>
/// <param name="Text">The line.</param>
/// <param name="Tone">How it looks.</param>
internal sealed record Sentence(string Text, Tone Tone = Tone.Plain) : View;

/// <summary>Names and values of one thing, below each other.</summary>
/// <param name="Lines">Value null where there is none.</param>
internal sealed record Card(params IReadOnlyList<(string Name, Toned Value)> Lines) : View;

/// <summary>Several things of one kind.</summary>
/// <param name="Headers">Names of the columns.</param>
/// <param name="Rows">One value a column; null where there is none.</param>
/// <param name="CutsLast">Whether a narrow screen may cut the last column short instead of wrapping it.</param>
/// <param name="ToneOf">How a row looks, by its number; null for all alike.</param>
/// <param name="Title">What stands above it, where there are several; null for nothing.</param>
internal sealed record Sheet(
    IReadOnlyList<string> Headers,
    IReadOnlyList<IReadOnlyList<string?>> Rows,
    bool CutsLast = false,
    Func<int, Tone>? ToneOf = null,
    string? Title = null) : View;

/// <summary>Several views below each other.</summary>
/// <param name="Parts">From the top.</param>
internal sealed record Stack(params IReadOnlyList<View> Parts) : View;
