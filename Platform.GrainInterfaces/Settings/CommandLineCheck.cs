namespace Platform.GrainInterfaces.Settings;

/// <summary>Refuses command lines that would be taken for something else: a misspelt option must not be ignored.</summary>
public static class CommandLineCheck
{
    /// <summary>Options that the web host knows besides ours.</summary>
    private static readonly string[] OfTheHost = ["--environment", "--urls"];

    /// <summary>Looks at every argument: options with their values, and settings by their full name such as <c>--Platform:Data=folder</c>.</summary>
    /// <param name="arguments">The command line; every option has its value behind it or behind <c>=</c>.</param>
    /// <param name="options">The options that there are.</param>
    /// <exception cref="SettingException">One of them is no option, or has no value.</exception>
    public static void Run(IReadOnlyList<string> arguments, IEnumerable<string> options)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var known = new HashSet<string>([.. options, .. OfTheHost], StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < arguments.Count; i++)
        {
            string[] parts = arguments[i].Split('=', 2);
            bool isSetting = parts[0].StartsWith("--", StringComparison.Ordinal) && parts[0].Contains(':', StringComparison.Ordinal);
            if (!isSetting && !known.Contains(parts[0]))
            {
                throw new SettingException($"'{parts[0]}' is no option. There are {string.Join(", ", known.Order(StringComparer.Ordinal))}, and settings by their full name such as --Platform:Data=folder.");
            }

            if (parts.Length == 1 && ++i == arguments.Count)
            {
                throw new SettingException($"The option '{parts[0]}' needs a value.");
            }
        }
    }
}
