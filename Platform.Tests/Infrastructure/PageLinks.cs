using System.Text.RegularExpressions;

namespace Platform.Tests.Infrastructure;

/// <summary>The <c>Link</c> header of a list (RFC 8288): relation to address.</summary>
public static partial class PageLinks
{
    public static IReadOnlyDictionary<string, string> Of(PlatformResponse answer)
    {
        var header = answer.Header("Link") ?? string.Empty;
        var links = Link().Matches(header).ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);
        Assert.True(links.Count > 0 || header.Length == 0, "Link: " + answer);
        return links;
    }

    [GeneratedRegex("""<([^>]+)>;\s*rel="?([a-z]+)"?""")]
    private static partial Regex Link();
}
