using System.IO.Compression;
using Microsoft.Net.Http.Headers;
using Platform.Gateway.Http;
using Scalar.AspNetCore;

namespace Platform.Gateway.Reference;

/// <summary>The script of the reference's page, as it lies in its library.</summary>
internal sealed class ReferenceScript
{
    /// <summary>What it is.</summary>
    public const string MediaType = "text/javascript";

    private const string Resource = "ScalarStaticAssets.scalar.js";
    private const string Compressed = "gzip";
    private const string AskAgain = "public, no-cache";

    private readonly Lazy<byte[]> _compressed = new(Read);
    private readonly EntityTag _tag;

    /// <summary>Creates the script; it is read when it is first asked for.</summary>
    public ReferenceScript() => _tag = EntityTag.Of(typeof(ScalarOptions).Module.ModuleVersionId.ToByteArray(), MovingFields.None);

    /// <summary>Sends the script.</summary>
    /// <param name="context">The request.</param>
    /// <param name="script">The script.</param>
    public static async Task Send(HttpContext context, ReferenceScript script)
    {
        HttpResponse response = context.Response;
        response.Headers.ETag = script._tag.ToString();
        response.Headers.CacheControl = AskAgain;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (script._tag.IsHeldBy(context.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        byte[] body = script._compressed.Value;
        if (TakesCompressed(context.Request))
        {
            response.Headers.ContentEncoding = Compressed;
        }
        else
        {
            body = Expand(body);
        }

        response.ContentType = $"{MediaType}; charset=utf-8";
        response.ContentLength = body.Length;
        await AnswerBody.Write(context, body);
    }

    private static bool TakesCompressed(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value.Equals(Compressed, StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);

    private static byte[] Read()
    {
        using Stream resource = typeof(ScalarOptions).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library of the reference's page holds no {Resource}.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Expand(byte[] compressed)
    {
        using var expansion = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        expansion.CopyTo(bytes);
        return bytes.ToArray();
    }
}
