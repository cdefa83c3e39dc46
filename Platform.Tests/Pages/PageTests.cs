using System.Text.RegularExpressions;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Pages;

/// <summary>The web pages as a browser without scripts meets them: what they show to whom, and what their forms do.</summary>
[Collection(OnEmbedded.Name)]
public sealed partial class PageTests(EmbeddedPlatform fixture) : PlatformTests(fixture)
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

    [Fact]
    public async Task One_signs_in_by_a_code_and_goes_where_one_wanted_to_go()
    {
        var identity = Identity.Fresh();
        var person = Platform.Stranger();
        var asked = await person.SubmitAsync("/app/sign-in/code", ("platform", identity.Platform), ("platform_user_id", identity.PlatformUserId), ("return", "/app/sessions"));
        Assert.Equal("/app/sign-in?return=%2Fapp%2Fsessions&done=code-requested", asked.ShouldLeadOn());
        Assert.Equal(["login"], LimitHeaders.Of(asked).Policies.Keys);
        Assert.Contains("value=\"/app/sessions\"", (await person.GetAsync(asked.ShouldLeadOn())).ShouldBeAPage().Text, StringComparison.Ordinal);

        var signedIn = await person.SubmitAsync("/app/sign-in", ("code", await Platform.Codes.ReadAsync(identity)), ("return", "/app/sessions"));
        Assert.Equal("/app/sessions?done=welcome", signedIn.ShouldLeadOn());
        var user = person with { Session = SessionCookie.Of(signedIn).Value };
        Assert.Contains("Welcome!", (await user.GetAsync(signedIn.ShouldLeadOn())).ShouldBeAPage().Text, StringComparison.Ordinal);
        (await user.GetAsync("/v1/users/me")).ShouldBeOk();
        Assert.Equal("/app/sessions", (await user.GetAsync("/app/sign-in?return=/app/sessions")).ShouldLeadOn());
    }

    [Fact]
    public async Task A_wrong_code_is_named_at_its_field_and_not_shown_again()
    {
        var page = (await Platform.Stranger().SubmitAsync("/app/sign-in", ("code", "WRONGCOD"), ("return", "/app/chats"))).ShouldBeAPage(401);
        Assert.Contains("role=\"alert\"", page.Text, StringComparison.Ordinal);
        Assert.Matches("""<input id="code"[^>]*aria-invalid="true"[^>]*aria-describedby="code-error code-hint">""", page.Text);
        Assert.Contains("value=\"/app/chats\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONGCOD", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Header("WWW-Authenticate"));
        Assert.Null(SessionCookie.OrNoneOf(page));
    }

    [Fact]
    public async Task Every_bad_field_of_an_identity_is_named_at_its_place()
    {
        var page = (await Platform.Stranger().SubmitAsync("/app/sign-in/code", ("platform", "No Such <b>"), ("platform_user_id", " x "))).ShouldBeAPage(400);
        Assert.Contains("id=\"platform-error\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"platform_user_id-error\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"No Such &lt;b&gt;\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_sign_ins_a_minute_are_tried_from_an_address_and_wrong_codes_only_ten_times()
    {
        var person = Platform.Stranger();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            (await person.SubmitAsync("/app/sign-in", ("code", "WRONGCOD"))).ShouldBeAPage(401);
        }

        Assert.NotNull((await person.SubmitAsync("/app/sign-in", ("code", "WRONGCOD"))).ShouldBeAPage(429).Header("Retry-After"));
        (await (person with { ApiKey = Platform.PublicKey }).VerifyAsync("WRONGCOD")).ShouldBeProblem(429, "too_many_attempts");
    }

    [Fact]
    public async Task One_signs_out()
    {
        var user = await Platform.SignInAsync();
        var answer = await user.Client.SubmitAsync("/app/sign-out");
        Assert.Equal("/?done=signed-out", answer.ShouldLeadOn());
        Assert.True(SessionCookie.Of(answer).IsCleared);
        (await user.MeAsync()).ShouldBeProblem(401, "session_expired");
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
    public async Task A_profile_is_changed_and_shown()
    {
        var user = await Platform.SignInAsync();
        var name = Names.Fresh();
        Assert.Equal("/app/profile?done=profile-saved", (await user.Client.SubmitAsync("/app/profile", ("username", name), ("avatar_source", "default"))).ShouldLeadOn());
        var page = (await user.Client.GetAsync("/app/profile?done=profile-saved")).ShouldBeAPage();
        Assert.Contains("Your profile was saved.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{name}\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"default\" selected>", page.Text, StringComparison.Ordinal);
        Assert.Equal("default", (await user.MeAsync()).Json.Text("avatar_source"));
    }

    [Fact]
    public async Task A_name_that_is_bad_or_taken_is_refused_at_its_field()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync();
        Assert.Contains("id=\"username-error\"", (await user.Client.SubmitAsync("/app/profile", ("username", "a b"))).ShouldBeAPage(400).Text, StringComparison.Ordinal);
        var taken = (await user.Client.SubmitAsync("/app/profile", ("username", other.Username))).ShouldBeAPage(409);
        Assert.Contains("id=\"username-error\"", taken.Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{other.Username}\"", taken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task During_a_timeout_one_reads_and_ends_sessions_and_changes_nothing_else()
    {
        var user = await Platform.SignInAsync();
        var owner = await Fixture.OperatorAsync();
        await owner.ActAsync(user, new TimeOutUser { End = new PunishmentEnd(null, TimeSpan.FromHours(1)), Reason = "Cool down." });
        Assert.Contains("In a timeout", (await user.Client.GetAsync("/app/profile")).ShouldBeAPage().Text, StringComparison.Ordinal);
        Assert.Contains("Cool down.", (await user.Client.GetAsync("/app/punishments")).ShouldBeAPage().Text, StringComparison.Ordinal);
        Assert.Contains("It ends: <time", (await user.Client.SubmitAsync("/app/profile", ("username", Names.Fresh()))).ShouldBeAPage(403).Text, StringComparison.Ordinal);
        Assert.Equal("/app/sessions?done=others-ended", (await user.Client.SubmitAsync("/app/sessions/end-others")).ShouldLeadOn());
    }

    [Fact]
    public async Task Sessions_are_shown_and_ended()
    {
        var identity = Identity.Fresh();
        var here = await Platform.SignInAsync(identity);
        var there = await Platform.SignInAsync(identity);
        var page = (await here.Client.GetAsync("/app/sessions")).ShouldBeAPage().Text;
        Assert.Contains($"action=\"/app/sessions/{there.TokenSuffix}/end\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"/app/sessions/{here.TokenSuffix}/end\"", page, StringComparison.Ordinal);
        Assert.Equal("/app/sessions?done=session-ended", (await here.Client.SubmitAsync($"/app/sessions/{there.TokenSuffix}/end")).ShouldLeadOn());
        (await there.MeAsync()).ShouldBeProblem(401, "session_expired");
        (await here.Client.SubmitAsync($"/app/sessions/{here.TokenSuffix}/end")).ShouldBeAPage(400);
        (await here.Client.SubmitAsync("/app/sessions/nosuch/end")).ShouldBeAPage(404);
    }

    [Fact]
    public async Task Notifications_are_shown_and_marked()
    {
        var user = await Platform.SignInAsync();
        var owner = await Fixture.OperatorAsync();
        var first = await owner.NotifyAsync(user, new NewNotification("First <b>bold</b>", "One.", NotificationTypes.Info));
        await owner.NotifyAsync(user, "Second");
        var page = (await user.Client.GetAsync("/app/notifications")).ShouldBeAPage().Text;
        Assert.Contains("First &lt;b&gt;bold&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("data-unread=\"2\"", page, StringComparison.Ordinal);
        Assert.Equal("/app/notifications?done=read", (await user.Client.SubmitAsync($"/app/notifications/{first.Id}/read")).ShouldLeadOn());
        Assert.Equal("/app/notifications?done=read", (await user.Client.SubmitAsync($"/app/notifications/{first.Id}/read")).ShouldLeadOn());
        Assert.Contains("data-unread=\"1\"", (await user.Client.GetAsync("/app/notifications")).Text, StringComparison.Ordinal);
        Assert.Equal("/app/notifications?done=all-read", (await user.Client.SubmitAsync("/app/notifications/read-all")).ShouldLeadOn());
        Assert.Contains("data-unread=\"0\"", (await user.Client.GetAsync("/app/notifications")).Text, StringComparison.Ordinal);
        (await user.Client.SubmitAsync("/app/notifications/9007199254740991/read")).ShouldBeAPage(404);
    }

    [Fact]
    public async Task A_list_leads_to_its_other_parts()
    {
        var user = await Platform.SignInAsync();
        var owner = await Fixture.OperatorAsync();
        for (var number = 0; number < 3; number++)
        {
            await owner.NotifyAsync(user, $"News {number}");
        }

        var first = (await user.Client.GetAsync("/app/notifications?limit=2")).ShouldBeAPage();
        var second = (await user.Client.GetAsync(Next(first))).ShouldBeAPage();
        Assert.Contains("News 0", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("News 2", second.Text, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", second.Text, StringComparison.Ordinal);
        (await user.Client.GetAsync("/app/notifications?limit=101")).ShouldBeAPage(400);
    }

    [Fact]
    public async Task A_user_sees_no_more_of_another_than_the_api_shows_him()
    {
        var shown = await ShownPlatform.PrepareAsync(Fixture);
        var viewer = await Platform.SignInAsync();
        var found = (await viewer.Client.GetAsync($"/app/users?q={shown.User.Id}&state=&tier=&level=")).ShouldBeAPage();
        Assert.Contains($"href=\"/app/users/{shown.User.Id}\"", found.Text, StringComparison.Ordinal);
        var seen = (await viewer.Client.GetAsync($"/app/users/{shown.User.Id}")).ShouldBeAPage();
        foreach (var secret in new[] { shown.User.Identity.PlatformUserId, "Flooding the chat", "contest", "Film night", "What you may do", "console" })
        {
            Assert.DoesNotContain(secret, seen.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, found.Text, StringComparison.Ordinal);
        }

        // The filters of operators are not his.
        (await viewer.Client.GetAsync($"/app/users?q={shown.User.Id}&state=0")).ShouldBeAPage((await viewer.Client.GetAsync($"/v1/users/search?q={shown.User.Id}&state=0")).Status);
        (await viewer.Client.GetAsync(shown.Chat.Path.Replace("/v1/portal", "/app", StringComparison.Ordinal))).ShouldBeAPage(404);
        (await viewer.Client.GetAsync("/app/users/9007199254740991")).ShouldBeAPage(404);
        (await viewer.Client.GetAsync("/app/users/x")).ShouldBeAPage(404);
    }

    [Fact]
    public async Task Operators_see_whom_they_may_act_on_and_no_sessions_as_admins()
    {
        var shown = await ShownPlatform.PrepareAsync(Fixture);
        var admin = await shown.Owner.AdminAsync();
        var byAdmin = (await admin.Client.GetAsync($"/app/users/{shown.User.Id}")).ShouldBeAPage().Text;
        foreach (var detail in new[] { shown.User.Identity.PlatformUserId, "Flooding the chat", "Film night", "<code>user ban</code>", shown.Bot.Name })
        {
            Assert.Contains(detail, byAdmin, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Ended sessions", byAdmin, StringComparison.Ordinal);
        Assert.Contains("Ended sessions", (await shown.Owner.User.Client.GetAsync($"/app/users/{shown.User.Id}")).ShouldBeAPage().Text, StringComparison.Ordinal);

        // Not of his own kind.
        Assert.DoesNotContain("What you may do", (await admin.Client.GetAsync($"/app/users/{shown.Owner.User.Id}")).ShouldBeAPage().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" action=\"/app/users", byAdmin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bots_are_shown_in_full_to_operators_alone()
    {
        var shown = await ShownPlatform.PrepareAsync(Fixture);
        var path = $"/app/bots/{shown.Bot.Id}";
        Assert.DoesNotContain("Requests an hour", (await Platform.Stranger().GetAsync(path)).ShouldBeAPage().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Requests an hour", (await shown.User.Client.GetAsync(path)).ShouldBeAPage().Text, StringComparison.Ordinal);
        Assert.Contains("Requests an hour", (await shown.Owner.User.Client.GetAsync(path)).ShouldBeAPage().Text, StringComparison.Ordinal);
        Assert.Contains("Requests an hour", (await shown.Owner.User.Client.GetAsync($"/app/bots?q={shown.Bot.Name}")).ShouldBeAPage().Text, StringComparison.Ordinal);
        Assert.Contains(shown.Bot.Name, (await shown.User.Client.GetAsync($"/app/bots?q={shown.Bot.Name}&bot_type=")).ShouldBeAPage().Text, StringComparison.Ordinal);

        // The search is for signed-in users: without a session there is only the list.
        Assert.DoesNotContain("role=\"search\"", (await Platform.Stranger().GetAsync("/app/bots?q=nothing-like-it")).ShouldBeAPage().Text, StringComparison.Ordinal);
        (await Platform.Stranger().GetAsync("/app/bots/9007199254740991")).ShouldBeAPage(404);
    }

    [Fact]
    public async Task The_statistics_have_a_table_for_every_chart()
    {
        var page = (await Platform.Stranger().GetAsync("/app/statistics")).ShouldBeAPage().Text;
        Assert.Equal(4, page.Split("<svg class=\"ring\"").Length - 1);
        Assert.All(Svg().Matches(page), svg => Assert.Contains("aria-hidden=\"true\"", svg.Value, StringComparison.Ordinal));
        var total = (await Platform.Visitor().GetAsync("/v1/statistics/bots")).ShouldBeOk().Json.Number("community_count");
        Assert.Matches($"""<th scope="row">Community</th>\s*<td class="number">{total:N0}</td>""", page);
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

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/app/../../evil")]
    [InlineData("/v1/users/me")]
    [InlineData("/app/sign-in?return=/app/sign-in")]
    [InlineData("/app/x\r\nSet-Cookie: a=b")]
    public async Task One_comes_back_to_pages_of_this_site_alone(string elsewhere)
    {
        var identity = Identity.Fresh();
        var person = Platform.Visitor();
        var code = await Platform.RequestCodeAsync(identity, person);
        var led = (await (person with { ApiKey = null }).SubmitAsync("/app/sign-in", ("code", code), ("return", elsewhere))).ShouldLeadOn();
        Assert.StartsWith("/", led, StringComparison.Ordinal);
        Assert.Equal(Platform.Address.Authority, new Uri(Platform.Address, led).Authority);
        Assert.DoesNotContain("evil.example", led, StringComparison.Ordinal);
    }

    private static string Next(PlatformResponse page) =>
        System.Net.WebUtility.HtmlDecode(NextLink().Match(page.Text).Groups["path"].Value);

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex Svg();

    [GeneratedRegex("<h1>")]
    private static partial Regex Heading();

    [GeneratedRegex("""rel="next" href=\x22(?<path>[^\x22]+)\x22""")]
    private static partial Regex NextLink();

    [GeneratedRegex("""(?:src|href)=\x22(?<path>/app/assets/[^\x22]+)\x22""")]
    private static partial Regex Loaded();
}
