namespace Platform.Admin.Output;

/// <summary>Which streams of the console are a terminal; the others are files or pipes.</summary>
[Flags]
internal enum TerminalEnds
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Input is typed.</summary>
    Input = 1,

    /// <summary>Answers are read on a screen.</summary>
    Output = 2,

    /// <summary>Refusals are read on a screen.</summary>
    Error = 4,
}
