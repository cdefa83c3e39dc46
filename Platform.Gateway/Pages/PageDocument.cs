using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Platform.Gateway.Http;

namespace Platform.Gateway.Pages;

/// <summary>Makes HTML of a page and sends it. It is made on the server, whole, and works as it is; the script only adds to it.</summary>
internal static class PageDocument
{
    // Nothing inline, nothing from anywhere else; pictures within the page are the platform's own.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sends a page; its status is set already.</summary>
    /// <typeparam name="TView">The page.</typeparam>
    /// <typeparam name="TModel">What it shows.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="model">What it shows.</param>
    /// <param name="frame">What stands around it.</param>
    public static async Task Send<TView, TModel>(HttpContext context, TModel model, PageFrame frame)
        where TView : PageView<TModel>
    {
        byte[] html = Encoding.UTF8.GetBytes(await Render<TView, TModel>(context.RequestServices, model, frame));
        HttpResponse response = context.Response;
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.ContentType = $"{HtmlPage.MediaType}; charset=utf-8";
        response.ContentLength = html.Length;
        await AnswerBody.Write(context, html);
    }

    private static async Task<string> Render<TView, TModel>(IServiceProvider services, TModel model, PageFrame frame)
        where TView : PageView<TModel>
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PageView<TModel>.Model)] = model,
            [nameof(PageView<TModel>.Frame)] = frame,
        });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TView>(parameters)).ToHtmlString());
    }
}
