namespace Platform.Admin.Commands;

/// <summary>Lets the shared options stand anywhere: the parser wants the command's words first, so options are moved behind them.</summary>
internal static class ArgumentOrder
{
    private const string EndOfOptions = "--";

    // Name of every shared option, and whether a value follows it.
    private static readonly Dictionary<string, bool> Values = SharedOption.All.ToDictionary(option => option.Name, option => option.ValueName is not null);

    /// <summary>The same arguments with the shared options last.</summary>
    /// <param name="arguments">As typed.</param>
    public static IReadOnlyList<string> WordsFirst(IReadOnlyList<string> arguments)
    {
        List<string> words = [];
        List<string> options = [];
        int index = 0;
        for (; index < arguments.Count && arguments[index] != EndOfOptions; index++)
        {
            string argument = arguments[index];
            string name = argument.Split('=', 2)[0];
            if (!Values.TryGetValue(name, out bool takesValue))
            {
                words.Add(argument);
                continue;
            }

            options.Add(argument);
            if (takesValue && name.Length == argument.Length && index + 1 < arguments.Count)
            {
                options.Add(arguments[++index]);
            }
        }

        return [.. words, .. options, .. arguments.Skip(index)];
    }

    /// <summary>The command's words and arguments: all that stands before the first option.</summary>
    /// <param name="ordered">What <see cref="WordsFirst"/> gave.</param>
    public static IReadOnlyList<string> LeadingWords(IEnumerable<string> ordered) =>
        [.. ordered.TakeWhile(argument => !argument.StartsWith('-'))];

    /// <summary>Whether help was asked for.</summary>
    /// <param name="arguments">As typed.</param>
    public static bool AsksForHelp(IReadOnlyList<string> arguments) =>
        arguments.TakeWhile(argument => argument != EndOfOptions).Any(argument => argument is "-h" or "-?" or "--help");
}
