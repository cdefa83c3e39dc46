using Platform.Gateway.Http;

namespace Platform.Gateway.Cluster;

/// <summary>The page at the root, for people who look with a browser: no scripts, nothing loaded from anywhere.</summary>
internal static class StartPage
{
    private const string Style =
        "body{max-width:40rem;margin:4rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color:#1b1f24;background:#fff}" +
        "code{font-family:ui-monospace,monospace}" +
        "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#16181c}a{color:#8ab4f8}}";

    private const string Html =
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Platform</title>
        <style>{Style}</style>
        </head>
        <body>
        <h1>Platform</h1>
        <p>The community backend is running. Programs talk to it in JSON; every path answers with and without <code>/v1</code> in front.</p>
        <ul>
        <li><a href="/docs">Reference</a> of every call, to read and to try; <a href="/openapi/v1.json">the same as OpenAPI</a> for programs</li>
        <li><a href="/health">Health</a> of the process, its storage and its cluster</li>
        </ul>
        <p>To begin, send the public API key in the header <code>X-API-Key</code>.</p>
        </body>
        </html>
        """;

    private static readonly HtmlPage Page =
        new(Html, $"default-src 'none'; style-src {HtmlPage.SourceOf(Style)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    /// <summary>Shows the page.</summary>
    /// <param name="context">The request.</param>
    public static Task Show(HttpContext context) => Page.Show(context);
}
