using System.Globalization;

namespace Platform.Benchmarks;

/// <summary>Options of a benchmark: pairs of a name with two dashes and a value.</summary>
internal sealed class BenchmarkOptions
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Reads the options from a command line.</summary>
    /// <exception cref="FormatException">A name without dashes, or without a value.</exception>
    public static BenchmarkOptions Parse(string[] arguments)
    {
        var options = new BenchmarkOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [['-', '-', .. var name], var value])
            {
                throw new FormatException($"'{pair[0]}' is no option with a value.");
            }

            options._values[name] = value;
        }

        return options;
    }

    /// <summary>Answers the option's text, or null.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>Answers the option's whole number, or the default.</summary>
    public int Number(string name, int otherwise) =>
        Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>All options as they were given.</summary>
    /// <param name="secret">The one whose value is not repeated.</param>
    public string Shown(string secret) =>
        string.Join(' ', _values.Select(option => $"--{option.Key} {(option.Key == secret ? secret.ToUpperInvariant() : Quoted(option.Value))}"));

    // As a shell takes it back.
    private static string Quoted(string value) => value.Contains(' ', StringComparison.Ordinal) ? $"\"{value}\"" : value;
}
