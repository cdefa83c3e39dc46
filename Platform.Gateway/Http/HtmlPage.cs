using System.Security.Cryptography;
using System.Text;

namespace Platform.Gateway.Http;

/// <summary>A page that is the same for everybody.</summary>
/// <param name="html">The page.</param>
/// <param name="contentSecurityPolicy">What it may load; in place of an answer's of the API, which may load nothing.</param>
internal sealed class HtmlPage(string html, string contentSecurityPolicy)
{
    /// <summary>What a page is.</summary>
    public const string MediaType = "text/html";

    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(html);

    /// <summary>Names a script or style that stands in a page, for its policy.</summary>
    /// <param name="text">What stands between the tags.</param>
    public static string SourceOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    /// <summary>Shows the page.</summary>
    /// <param name="context">The request.</param>
    public async Task Show(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.Headers.ContentSecurityPolicy = contentSecurityPolicy;
        response.ContentType = $"{MediaType}; charset=utf-8";
        response.ContentLength = _bytes.Length;
        await AnswerBody.Write(context, _bytes);
    }
}
