namespace Platform.Admin.Shell;

/// <summary>What a shell understands besides the commands.</summary>
internal static class ShellWords
{
    /// <summary>Before a command's words: shows its help.</summary>
    public const string Help = "help";

    /// <summary>Alone on a line: ends the shell.</summary>
    public static IReadOnlyList<string> Leave { get; } = ["exit", "quit"];
}
