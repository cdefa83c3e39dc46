using System.Text.RegularExpressions;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Pages;

/// <summary>Pages show everybody what the API shows him, and nothing more.</summary>
[Collection(OnEmbedded.Name)]
public sealed partial class PageSightTests(EmbeddedPlatform fixture) : PlatformTests(fixture)
{
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

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex Svg();
}
