using System.Globalization;
using System.Text.RegularExpressions;
using Platform.Gateway.Http;

namespace Platform.Tests.Reference;

/// <summary>docs/api.md tells of every code, at the status that it has.</summary>
public sealed partial class ApiGuideTests
{
    [Fact]
    public async Task The_guide_lists_every_code_at_its_status()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "docs", "api.md"));
        var listed = Row().Matches(guide).Select(row => (Code: row.Groups["code"].Value, Status: int.Parse(row.Groups["status"].Value, CultureInfo.InvariantCulture)));
        var known = ProblemCatalog.Codes.Select(code => (Code: code, ProblemCatalog.Of(code).Status));
        Assert.Equal(known.Order(), listed.Order());
    }

    [GeneratedRegex(@"^\| (?<status>\d{3}) \| `(?<code>[a-z_]+)` \| [^|\n]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
