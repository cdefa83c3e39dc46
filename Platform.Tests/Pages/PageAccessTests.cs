using System.Text.RegularExpressions;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Pages;

/// <summary>Who gets to the pages, what is counted, and what the browser may do with them.</summary>
[Collection(OnEmbedded.Name)]
public sealed partial class PageAccessTests(EmbeddedPlatform fixture) : PlatformTests(fixture)
{
    private static readonly string[] OfUsers =
    [
        "/app/profile", "/app/notifications", "/app/sessions", "/app/subscription", "/app/punishments", "/app/chats", "/app/users", "/app/users?q=user_", "/app/users/1",
        "/app/chats/1",
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/")]
    [InlineData("/app/sign-in")]
    [InlineData("/app/statistics")]
    [InlineData("/app/bots")]
    [InlineData("/v1/app/bots")]
    public async Task Everybody_sees_the_public_pages_and_is_counted_by_his_address(string path)
    {
        var page = (await Platform.Stranger().GetAsync(path)).ShouldBeAPage();
        Assert.Equal(["public"], LimitHeaders.Of(page).Policies.Keys);
        Assert.Contains("href=\"/app/sign-in\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_where_he_can_and_back_again()
    {
        foreach (var path in OfUsers)
        {
            Assert.Equal("/app/sign-in?return=" + Uri.EscapeDataString(path), (await Platform.Stranger().GetAsync(path)).ShouldLeadOn());
        }
    }

    [Fact]
    public async Task A_session_that_is_over_is_told_and_its_cookie_taken()
    {
        var answer = await (Platform.Stranger() with { Session = KeyFormat.Make("pses_") }).GetAsync("/app/profile");
        Assert.Equal("/app/sign-in?return=%2Fapp%2Fprofile&done=session-over", answer.ShouldLeadOn());
        Assert.True(SessionCookie.Of(answer).IsCleared);
        Assert.Contains("Your session has ended.", (await Platform.Stranger().GetAsync(answer.ShouldLeadOn())).ShouldBeAPage().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_over_makes_a_stranger_of_who_looks_at_a_public_page()
    {
        var page = (await (Platform.Stranger() with { Session = KeyFormat.Make("pses_") }).GetAsync("/app/statistics")).ShouldBeAPage();
        Assert.Equal(["public"], LimitHeaders.Of(page).Policies.Keys);
        Assert.True(SessionCookie.Of(page).IsCleared);
    }

    [Fact]
    public async Task Pages_of_a_signed_in_user_are_counted_by_his_session_once_each()
    {
        var user = await Platform.SignInAsync();
        var first = LimitHeaders.Of((await user.Client.GetAsync("/")).ShouldBeAPage());
        var second = LimitHeaders.Of((await user.Client.GetAsync("/app/profile")).ShouldBeAPage());
        Assert.Equal(["auth"], first.Policies.Keys);
        Assert.Equal(first.Remaining - 1, second.Remaining);
    }

    [Fact]
    public async Task An_address_that_asks_too_often_gets_a_page_that_says_when_to_come_back()
    {
        var stranger = Platform.Stranger();
        var answers = new List<PlatformResponse>();
        for (var request = 0; request <= 120; request++)
        {
            answers.Add(await stranger.GetAsync("/app/sign-in"));
        }

        Assert.All(answers[..120], answer => answer.ShouldBeAPage());
        var refused = answers[120].ShouldBeAPage(429);
        Assert.True(int.Parse(refused.Header("Retry-After")!, null) >= 1);
        Assert.Contains("Please try again in", refused.Text, StringComparison.Ordinal);
        (await (Platform.VisitorFrom(stranger.ClientAddress!)).GetAsync("/v1/statistics/users")).ShouldBeProblem(429, "rate_limited");
    }

    [Theory]
    [InlineData("/app/sign-out")]
    [InlineData("/app/profile")]
    [InlineData("/app/sessions/end-others")]
    [InlineData("/app/sessions/abcdef/end")]
    [InlineData("/app/notifications/read-all")]
    [InlineData("/app/notifications/1/read")]
    [InlineData("/app/sign-in")]
    [InlineData("/app/sign-in/code")]
    public async Task No_other_site_sends_a_form(string path)
    {
        var user = await Platform.SignInAsync();
        foreach (var origin in new[] { "https://evil.example", "null", "http://127.0.0.1:1" })
        {
            (await (user.Client with { Origin = origin }).SubmitAsync(path, ("username", "stolen"), ("code", "ABCDEFGH"), ("platform", "twitch"), ("platform_user_id", "1")))
                .ShouldBeAPage(403);
        }

        Assert.Equal(user.Username, await user.CurrentUsernameAsync());
    }

    [Fact]
    public async Task A_form_is_for_the_pages_alone()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.SubmitAsync("/v1/users/me/update", ("username", Names.Fresh()))).ShouldBeProblem(415, "unsupported_media_type");
        (await user.Client.PostAsync("/app/profile", new { username = Names.Fresh() })).ShouldBeAPage(415);
        (await user.Client.SubmitAsync("/app/profile", ("username", new string('x', 20_000)))).ShouldBeAPage(413);
    }

    [Fact]
    public async Task Nothing_in_a_page_is_inline_or_comes_from_elsewhere()
    {
        var shown = await ShownPlatform.PrepareAsync(Fixture);
        foreach (var path in OfUsers[..^2].Append("/").Append("/app/bots").Append("/app/statistics").Append(shown.Chat.Path.Replace("/v1/portal", "/app", StringComparison.Ordinal)))
        {
            var page = (await shown.User.Client.GetAsync(path)).ShouldBeAPage();
            Assert.DoesNotMatch("<script(?![^>]* src=\"/app/)|<style| style=| on[a-z]+=|<base|javascript:", page.Text);
            Assert.DoesNotMatch("(src|href|action)=\"(https?:)?//", page.Text);
            Assert.Equal(
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                page.Header("Content-Security-Policy"));
            Assert.Equal("no-store", page.Header("Cache-Control"));
            Assert.Matches("<title>[^<]+ – Platform</title>|<title>[^<]+ &#x2013; Platform</title>", page.Text);
            Assert.Single(Heading().Matches(page.Text));
        }
    }

    [Fact]
    public async Task Style_and_script_are_kept_for_good()
    {
        var page = (await (await Platform.SignInAsync()).Client.GetAsync("/")).ShouldBeAPage().Text;
        var loaded = Loaded().Matches(page).Select(match => match.Groups["path"].Value).ToArray();
        Assert.Equal(2, loaded.Length);
        foreach (var path in loaded)
        {
            var asset = (await Platform.Stranger().GetAsync(path)).ShouldBeOk();
            Assert.Equal("public, max-age=31536000, immutable", asset.Header("Cache-Control"));
            Assert.Contains(asset.MediaType, new[] { "text/css", "text/javascript" });
            Assert.Null(asset.Header("RateLimit"));
        }

        (await Platform.Stranger().GetAsync("/app/assets/pages.0000000000000000.css")).ShouldBeAPage(404);
    }

    [GeneratedRegex("<h1>")]
    private static partial Regex Heading();

    [GeneratedRegex("""(?:src|href)=\x22(?<path>/app/assets/[^\x22]+)\x22""")]
    private static partial Regex Loaded();
}
