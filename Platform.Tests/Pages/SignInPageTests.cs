using Platform.Tests.Infrastructure;

namespace Platform.Tests.Pages;

/// <summary>Signing in and out by the forms of the pages, and where one is led then.</summary>
[Collection(OnEmbedded.Name)]
public sealed class SignInPageTests(EmbeddedPlatform fixture) : PlatformTests(fixture)
{
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
        Assert.Matches("""<input id="code"[^>]*aria-invalid="true"[^>]*aria-describedby="code-error code-hint\b""", page.Text);
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
    public async Task Ten_wrong_codes_are_looked_at_from_one_address_whichever_way_they_come()
    {
        var person = Platform.Stranger();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            (await person.SubmitAsync("/app/sign-in", ("code", "WRONGCOD"))).ShouldBeAPage(401);
        }

        Assert.NotNull((await person.SubmitAsync("/app/sign-in", ("code", "WRONGCOD"))).ShouldBeAPage(429).Header("Retry-After"));
        (await (person with { ApiKey = Platform.PublicKey }).VerifyAsync("WRONGCOD")).ShouldBeProblem(429, "too_many_attempts");
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

    [Fact]
    public async Task One_signs_out()
    {
        var user = await Platform.SignInAsync();
        var answer = await user.Client.SubmitAsync("/app/sign-out");
        Assert.Equal("/?done=signed-out", answer.ShouldLeadOn());
        Assert.True(SessionCookie.Of(answer).IsCleared);
        (await user.MeAsync()).ShouldBeProblem(401, "session_expired");
    }
}
