using Microsoft.Playwright;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Pages;

/// <summary>One headless Chromium, the system's own, that all tests of a class look with; each has windows of its own.</summary>
public sealed class PageBrowser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Browser.Program(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        });
    }

    /// <summary>Opens a window of somebody, who comes from an address of his own.</summary>
    public async Task<IBrowserContext> OpenAsync(PlatformClient person, bool hasScripts = true)
    {
        var context = await (_browser ?? throw new InvalidOperationException("The browser does not run.")).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = person.Address.AbsoluteUri,
            JavaScriptEnabled = hasScripts,
            ReducedMotion = ReducedMotion.Reduce,
            ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Forwarded-For"] = person.ClientAddress ?? ClientAddresses.Next() },
        });
        if (person.Session is { } token)
        {
            await context.AddCookiesAsync([new Cookie { Name = SessionCookie.Name, Value = token, Url = person.Address.AbsoluteUri, HttpOnly = true }]);
        }

        return context;
    }

    public async Task DisposeAsync()
    {
        await (_browser?.CloseAsync() ?? Task.CompletedTask);
        _playwright?.Dispose();
    }
}
