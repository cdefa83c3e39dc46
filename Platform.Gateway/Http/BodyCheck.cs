using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Reads the body of a POST, and refuses what is not JSON: by its media type, its size, its text (reference.md, section 1).</summary>
internal sealed class BodyCheck : ICheck
{
    private static readonly Refusal NoJson = new(ErrorCodes.MalformedJson, "The body must be JSON in UTF-8.");
    private static readonly Refusal OtherMediaType = new(ErrorCodes.UnsupportedMediaType, "The body must be declared as application/json.");

    /// <inheritdoc />
    public async ValueTask<Refusal?> Refuse(HttpContext context)
    {
        if (BodyRule.Of(context) is not { } rule)
        {
            return null;
        }

        if (!MayHaveBody(context))
        {
            return rule.IsRequired ? NoJson : null;
        }

        (Refusal? refusal, byte[] body) = await Read(context.Request, rule.LargestBytes);
        if (refusal is not null)
        {
            return refusal;
        }

        return body.Length == 0 && !rule.IsRequired ? null : Parse(context, body);
    }

    private static bool MayHaveBody(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? context.Request.ContentLength is not 0;

    private static async Task<(Refusal? Refusal, byte[] Body)> Read(HttpRequest request, long largest)
    {
        bool isJson = IsJson(request.ContentType);

        // A body that tells its length is judged before a byte of it is read, one that does not as soon as the bytes show it.
        if (Judge(request.ContentLength ?? 0, isJson, largest) is { } refusal)
        {
            return (refusal, []);
        }

        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            ReadOnlySequence<byte> buffer = read.Buffer;
            Refusal? found = Judge(buffer.Length, isJson, largest);
            byte[] whole = read.IsCompleted && found is null ? buffer.ToArray() : [];
            reader.AdvanceTo(read.IsCompleted ? buffer.End : buffer.Start, buffer.End);
            if (found is not null || read.IsCompleted)
            {
                return (found, whole);
            }
        }
    }

    private static Refusal? Judge(long bytes, bool isJson, long largest)
    {
        if (bytes > 0 && !isJson)
        {
            return OtherMediaType;
        }

        return bytes > largest
            ? new Refusal(ErrorCodes.PayloadTooLarge, $"The body must be at most {WireNumber.Of(largest)} bytes long.")
            : null;
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals(JsonAnswer.MediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static Refusal? Parse(HttpContext context, byte[] body)
    {
        // The parser leaves texts unread until they are asked for, so it would let wrong UTF-8 pass.
        if (!Utf8.IsValid(body))
        {
            return NoJson;
        }

        try
        {
            JsonDocument document = JsonDocument.Parse(body);
            context.Response.RegisterForDispose(document);
            context.Features.Set(new BodyFields(document.RootElement, body));
            return null;
        }
        catch (JsonException)
        {
            return NoJson;
        }
    }
}
