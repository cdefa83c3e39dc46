using System.Security.Cryptography;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;

namespace Platform.Gateway.Pages;

/// <summary>Style and script of the pages. They lie in the assembly, so that they are there however the process was started; their names follow from their content.</summary>
internal static class PageAssets
{
    private const string Folder = PageRoute.Prefix + "/assets/";
    private const string ForGood = "public, max-age=31536000, immutable";

    /// <summary>The style.</summary>
    public static PageAsset Style { get; } = Load("pages.css", "text/css");

    /// <summary>The script.</summary>
    public static PageAsset Script { get; } = Load("pages.js", "text/javascript");

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapPageAssets(this IEndpointRouteBuilder routes)
    {
        Map(routes, Style);
        Map(routes, Script);
    }

    private static void Map(IEndpointRouteBuilder routes, PageAsset asset) =>
        routes.MapPage(asset.Path, (HttpContext context) => Send(context, asset)).TakesNoCredential();

    private static async Task Send(HttpContext context, PageAsset asset)
    {
        HttpResponse response = context.Response;
        response.Headers.CacheControl = ForGood;
        response.ContentType = $"{asset.MediaType}; charset=utf-8";
        response.ContentLength = asset.Content.Length;
        await AnswerBody.Write(context, asset.Content);
    }

    private static PageAsset Load(string name, string mediaType)
    {
        using Stream resource = typeof(PageAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The gateway was built without {name}.");
        using var content = new MemoryStream();
        resource.CopyTo(content);
        byte[] bytes = content.ToArray();
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        return new PageAsset($"{Folder}{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}", mediaType, bytes);
    }
}

/// <summary>A file that pages load.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Content">What it holds.</param>
internal sealed record PageAsset(string Path, string MediaType, ReadOnlyMemory<byte> Content);
