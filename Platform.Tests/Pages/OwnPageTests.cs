using System.Net;
using System.Text.RegularExpressions;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Pages;

/// <summary>What a user sees and does on the pages that are about himself.</summary>
[Collection(OnEmbedded.Name)]
public sealed partial class OwnPageTests(EmbeddedPlatform fixture) : PlatformTests(fixture)
{
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

    private static string Next(PlatformResponse page) =>
        WebUtility.HtmlDecode(NextLink().Match(page.Text).Groups["path"].Value);

    [GeneratedRegex("""rel="next" href=\x22(?<path>[^\x22]+)\x22""")]
    private static partial Regex NextLink();
}
