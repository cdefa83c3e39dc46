using Platform.Gateway.Http;

namespace Platform.Gateway.Reference;

/// <summary>The reference as a page. All that it loads comes from this process: it works where there is no other network.</summary>
internal static class ReferencePage
{
    // No fonts, no questions to a model, no proxy, no statistics: all of these would be asked of the maker's servers.
    private const string Start =
        """
        Scalar.createApiReference('#reference', {
          url: new URL('openapi/v1.json', document.baseURI).href,
          withDefaultFonts: false,
          telemetry: false,
          agent: { disabled: true },
          mcp: { disabled: true },
          showDeveloperTools: 'never',
          hideClientButton: true,
          persistAuth: false,
          defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
        });
        """;

    private const string Html =
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Platform API</title>
        <link rel="icon" href="data:,">
        </head>
        <body>
        <div id="reference"></div>
        <noscript><p>The reference needs JavaScript; <a href="openapi/v1.json">the document</a> says the same.</p></noscript>
        <script src="docs/reference.js"></script>
        <script>{Start}</script>
        </body>
        </html>
        """;

    // The page puts its styles into itself, and shows pictures that it carries.
    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; script-src 'self' {HtmlPage.SourceOf(Start)}; style-src 'unsafe-inline'; " +
        "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly HtmlPage Page = new(Html, ContentSecurityPolicy);

    /// <summary>Shows the page.</summary>
    /// <param name="context">The request.</param>
    public static Task Show(HttpContext context) => Page.Show(context);
}
