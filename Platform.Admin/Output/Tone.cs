namespace Platform.Admin.Output;

/// <summary>How a text looks where there are colours.</summary>
internal enum Tone
{
    /// <summary>As any other.</summary>
    Plain,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Something is forbidden, refused or broken.</summary>
    Bad,
}

/// <summary>A text with its tone.</summary>
/// <param name="Text">Null where there is none.</param>
/// <param name="Tone">How it looks.</param>
internal readonly record struct Toned(string? Text, Tone Tone)
{
    /// <summary>A text like any other.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator Toned(string? text) => new(text, Tone.Plain);
}
