using System.Text.RegularExpressions;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Reference;

/// <summary>The reference as a page (reference.md, section 9, <c>GET /docs</c>): for people, and without any other network.</summary>
[Collection(OnEmbedded.Name)]
public sealed partial class ReferencePageTests(EmbeddedPlatform fixture) : PlatformTests(fixture)
{
    // The one line that the page's library says of itself.
    private const string Banner = "@scalar/api-reference@";

    [Fact]
    public async Task A_browser_shows_it_without_a_complaint_and_asks_nobody_else()
    {
        var shown = await Browser.LoadAsync(new Uri(Platform.Address, "/docs"));
        Assert.DoesNotContain(shown.Console, line => !line.Contains(Banner, StringComparison.Ordinal));
        Assert.Contains("Shows who has a username, before he signs in.", shown.Page, StringComparison.Ordinal);
        Assert.Contains("Notifications", shown.Page, StringComparison.Ordinal);
        Assert.Contains(new Uri(Platform.Address, "/openapi/v1.json").AbsoluteUri, shown.Requests);
        Assert.All(shown.Requests, request => Assert.StartsWith(Platform.Address.AbsoluteUri, request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/docs")]
    [InlineData("/v1/docs")]
    public async Task All_that_it_loads_is_there(string path)
    {
        var stranger = Platform.Stranger();
        var page = (await stranger.GetAsync(path)).ShouldBeOk();
        Assert.Equal("text/html", page.MediaType);
        string[] loaded = [.. Loaded().Matches(page.Text).Select(match => match.Groups["address"].Value)];
        Assert.NotEmpty(loaded);
        foreach (var address in loaded)
        {
            (await stranger.GetAsync(new Uri(new Uri(Platform.Address, path), address).PathAndQuery)).ShouldBeOk();
        }
    }

    [Fact]
    public async Task It_may_load_only_from_where_it_comes()
    {
        var policy = (await Platform.Stranger().GetAsync("/docs")).Header("Content-Security-Policy")!;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain('*', policy);
    }

    [GeneratedRegex("""(?:src|href)="(?<address>(?!data:)[^"]+)"|new URL\('(?<address>[^']+)'""")]
    private static partial Regex Loaded();
}
