using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Platform.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Platform.Tests.Pages;

/// <summary>The web pages in a real browser: readable for everybody, in light and dark, on a phone and on a desk, with the keyboard alone, and without scripts.</summary>
[Collection(OnEmbedded.Name)]
public sealed class BrowserPageTests(EmbeddedPlatform fixture, PageBrowser browser, ITestOutputHelper output) : PlatformTests(fixture), IClassFixture<PageBrowser>
{
    private static readonly (string Name, int Width, int Height)[] Screens = [("phone", 360, 740), ("desk", 1280, 900)];

    private const string Violations =
        "async () => (await axe.run({ resultTypes: ['violations'] })).violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html))";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // A page is there within a moment, on a machine that does other things, too, a little later.
    private const int Patience = 20_000;

    // Looked at by people; kept beside the test programs.
    private static readonly string Screenshots = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    [Fact]
    public async Task No_page_has_a_barrier_or_a_complaint_or_is_wider_than_its_screen()
    {
        var shown = await ShownPlatform.PrepareAsync(Fixture);
        var complaints = new List<string>();
        foreach (var (person, client, pages) in Viewers(shown))
        {
            await using var context = await browser.OpenAsync(client);
            var page = await context.NewPageAsync();
            page.Console += (_, message) => complaints.Add($"{person} {page.Url}: {message.Text}");
            page.PageError += (_, error) => complaints.Add($"{person} {page.Url}: {error}");
            page.RequestFailed += (_, request) => complaints.Add($"{person} {page.Url}: {request.Url} failed: {request.Failure}");
            foreach (var (name, path) in pages)
            {
                await page.GotoAsync(path);
                complaints.AddRange(await JudgeAsync(page, $"{person}-{name}"));
            }
        }

        complaints.RemoveAll(complaint => IsOfTheMissingPage(complaint) || IsOfLeaving(complaint));
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_signs_in_and_out_with_the_keyboard_alone(bool hasScripts)
    {
        var identity = Identity.Fresh();
        await using var context = await browser.OpenAsync(Platform.Stranger(), hasScripts);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/app/sessions");
        Assert.EndsWith("/app/sign-in?return=%2Fapp%2Fsessions", page.Url, StringComparison.Ordinal);

        // The first stop leads past everything else.
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await FocusedAsync(page));
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "platform");
        await page.Keyboard.TypeAsync(identity.Platform);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(identity.PlatformUserId);
        await EnterAsync(page, "done=code-requested");
        Assert.Contains("A code waits for you.", await page.GetByRole(AriaRole.Status).First.InnerTextAsync(), StringComparison.Ordinal);

        await TabToAsync(page, "code");
        await page.Keyboard.TypeAsync("wrongcod");
        await EnterAsync(page, "/app/sign-in");
        Assert.NotEmpty(await page.GetByRole(AriaRole.Alert).InnerTextAsync());
        await TabToAsync(page, "code");
        await page.Keyboard.TypeAsync(await Platform.Codes.ReadAsync(identity));
        await EnterAsync(page, "/app/sessions?done=welcome");
        Assert.Equal("Sessions", await page.Locator("h1").InnerTextAsync());
        Assert.Contains("This one", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        while (await FocusedAsync(page) != "Sign out")
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await EnterAsync(page, "/?done=signed-out");
        Assert.Contains("You are signed out.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await context.CookiesAsync(), cookie => cookie.Name == SessionCookie.Name);
    }

    [Fact]
    public async Task Without_scripts_a_user_does_all_that_the_pages_offer()
    {
        var shown = await ShownPlatform.PrepareAsync(Fixture);
        await using var context = await browser.OpenAsync(shown.User.Client, hasScripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Notifications", Exact = false }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as read Maintenance tonight" }).ClickAsync();
        Assert.Equal("Marked as read.", await page.GetByRole(AriaRole.Status).Last.InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Sessions" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End all others" }).ClickAsync();
        Assert.Equal("All other sessions have ended.", await page.GetByRole(AriaRole.Status).InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Profile", Exact = true }).ClickAsync();
        var name = Names.Fresh();
        await page.GetByLabel("Username").FillAsync(name);
        await page.GetByLabel("Picture").SelectOptionAsync("default");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.Equal(name, await page.Locator("main h2").First.InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Users", Exact = true }).ClickAsync();
        await page.GetByLabel("Name or number").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        Assert.Equal(name, await page.Locator("h1").InnerTextAsync());
    }

    [Fact]
    public async Task With_scripts_a_page_tells_of_what_happens_while_it_is_open()
    {
        var user = await Platform.SignInAsync();
        var owner = await Fixture.OperatorAsync();
        await using var context = await browser.OpenAsync(user.Client);
        var page = await context.NewPageAsync();
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync("/"), response => response.Url.EndsWith("/events", StringComparison.Ordinal));
        await owner.NotifyAsync(user, "Something new");
        var live = page.Locator("[data-live]");
        await Assertions.Expect(live).ToHaveTextAsync("A notification has come. Show", new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("[data-unread]")).ToHaveTextAsync("1 unread", new() { Timeout = Patience });
        await live.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Something new" })).ToBeVisibleAsync();

        await user.Client.PostAsync("/v1/authentication/logout");
        await Assertions.Expect(live).ToHaveTextAsync("Your session has ended. Sign in again", new() { Timeout = Patience });
    }

    private static (string Person, PlatformClient Client, (string Name, string Path)[] Pages)[] Viewers(ShownPlatform shown) =>
    [
        ("stranger", shown.User.Client with { Session = null, ClientAddress = ClientAddresses.Next() },
        [
            ("home", "/"), ("sign-in", "/app/sign-in?return=%2Fapp%2Fsessions&done=code-requested"), ("statistics", "/app/statistics"), ("bots", "/app/bots"),
            ("bot", $"/app/bots/{shown.Bot.Id}"), ("missing", "/app/nothing"),
        ]),
        ("user", shown.User.Client,
        [
            ("home", "/"), ("profile", "/app/profile?done=profile-saved"), ("notifications", "/app/notifications"), ("sessions", "/app/sessions"),
            ("subscription", "/app/subscription"), ("punishments", "/app/punishments"), ("chats", "/app/chats"), ("chat", $"/app/chats/{shown.Chat.Id}"), ("users", "/app/users?q=user_"),
        ]),
        ("owner", shown.Owner.User.Client,
        [
            ("users", "/app/users?q=mar"), ("user", $"/app/users/{shown.User.Id}"), ("bots", "/app/bots?q=help"), ("refused", "/app/users?q=" + new string('x', 51)),
        ]),
    ];

    private async Task<List<string>> JudgeAsync(IPage page, string name)
    {
        var complaints = new List<string>();
        await page.EvaluateAsync(Axe);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (var (screen, width, height) in Screens)
            {
                await page.SetViewportSizeAsync(width, height);
                var place = $"{name}-{screen}-{scheme.ToString().ToLowerInvariant()}";
                if ((screen == "phone") == (scheme == ColorScheme.Light))
                {
                    await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots, place + ".png"), FullPage = true });
                }

                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
                {
                    complaints.Add($"{place} is wider than its screen");
                }

                complaints.AddRange((await page.EvaluateAsync<string[]>(Violations)).Select(violation => $"{place}: {violation}"));
            }
        }

        output.WriteLine($"{name}: {complaints.Count}");
        return complaints;
    }

    // Chromium tells of every answer that is an error, which these pages are.
    private static bool IsOfTheMissingPage(string complaint) =>
        complaint.Contains("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)
        && (complaint.Contains("/app/nothing", StringComparison.Ordinal) || complaint.Contains("?q=xxx", StringComparison.Ordinal));

    // The stream of a page that was left.
    private static bool IsOfLeaving(string complaint) => complaint.Contains("/events failed: net::ERR_ABORTED", StringComparison.Ordinal);

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent.trim() || document.activeElement.id");

    private static async Task EnterAsync(IPage page, string end)
    {
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(end) + "$"), new() { Timeout = Patience });
        await page.WaitForLoadStateAsync();
    }

    private static async Task TabToAsync(IPage page, string id)
    {
        for (var stops = 0; await page.EvaluateAsync<string>("document.activeElement.id") != id; stops++)
        {
            Assert.True(stops < 40, $"The keyboard does not reach {id}.");
            await page.Keyboard.PressAsync("Tab");
        }
    }
}
