using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Platform.Tests.Readme;

/// <summary>A fenced block of the README: under which heading it stands, its language, its lines.</summary>
public sealed record ReadmeBlock(string Heading, string Language, ImmutableArray<string> Lines);

/// <summary>The fenced blocks of the README, in their order.</summary>
public static partial class ReadmeBlocks
{
    public static ImmutableArray<ReadmeBlock> All { get; } = [.. Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")))];

    /// <summary>The commands under a heading.</summary>
    public static ImmutableArray<string> Commands(string heading) =>
        [.. All.Where(block => block.Heading == heading && block.Language == "sh").SelectMany(block => block.Lines)];

    private static IEnumerable<ReadmeBlock> Read(string text)
    {
        var heading = string.Empty;
        foreach (Match match in HeadingOrBlock().Matches(text))
        {
            if (match.Groups["heading"].Success)
            {
                heading = match.Groups["heading"].Value;
            }
            else
            {
                yield return new ReadmeBlock(heading, match.Groups["language"].Value, [.. match.Groups["lines"].Value.TrimEnd('\n').Split('\n')]);
            }
        }
    }

    [GeneratedRegex(@"^## (?<heading>.+)$|^```(?<language>\w*)\n(?<lines>(?:.*\n)*?)```$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex HeadingOrBlock();
}
