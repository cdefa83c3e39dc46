using Platform.Admin.Commands;

namespace Platform.Admin.Shell;

/// <summary>Options that were given to a shell and hold for its commands; those of the connection it keeps itself.</summary>
/// <param name="settings">The shell's own.</param>
internal sealed class InheritedOptions(ConsoleSettings settings)
{
    /// <summary>A command with them in front; what the command says itself counts.</summary>
    /// <param name="words">Words and options of the command.</param>
    public IReadOnlyList<string> Before(IReadOnlyList<string> words) =>
    [
        .. settings.Json ? Unless(words, "--json") : [],
        .. settings.Data is { } folder ? Unless(words, "--data", folder) : [],
        .. settings.OperatorKeyFile is { } file ? Unless(words, "--operator-key-file", file) : [],
        .. words,
    ];

    private static string[] Unless(IReadOnlyList<string> words, params string[] option) =>
        words.Any(word => word.Split('=', 2)[0] == option[0]) ? [] : option;
}
