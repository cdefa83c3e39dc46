using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Platform.Gateway.Admission;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Writes a refusal as <c>application/problem+json</c> (RFC 9457; reference.md, section 1, "Errors").</summary>
internal static class Problem
{
    /// <summary>The media type of a problem.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>What stands before a code in the type of a problem.</summary>
    public const string TypePrefix = "urn:platform:problem:";

    // Every 429 and 503 names a wait; a rule that knows none means "shortly".
    private const int ShortestWaitSeconds = 1;

    /// <summary>Answers the request with a refusal; headers that were set before stay.</summary>
    /// <param name="context">The request.</param>
    /// <param name="refusal">Why it was refused.</param>
    public static Task Write(HttpContext context, Refusal refusal) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IRefusalPage>() is { } page ? page.Show(context, refusal) : WriteJson(context, refusal);

    /// <summary>Sets the status and the headers of a refusal, whatever its body is.</summary>
    /// <param name="context">The request.</param>
    /// <param name="refusal">Why it was refused.</param>
    /// <returns>How HTTP shows it.</returns>
    public static ProblemKind Declare(HttpContext context, Refusal refusal)
    {
        ProblemKind kind = ProblemCatalog.Of(refusal.Code);
        HttpResponse response = context.Response;
        response.StatusCode = kind.Status;
        if (WaitSeconds(refusal, kind) is { } seconds)
        {
            response.Headers.RetryAfter = WireNumber.Of(seconds);
        }

        if (kind.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = Challenge.For(refusal.Code, RouteAccess.Of(context)?.Rule);
        }

        return kind;
    }

    private static async Task WriteJson(HttpContext context, Refusal refusal)
    {
        ProblemKind kind = Declare(context, refusal);
        HttpResponse response = context.Response;
        response.ContentType = MediaType;
        int? wait = WaitSeconds(refusal, kind);
        var body = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(body, PlatformJson.WriterOptions))
        {
            WriteMembers(writer, context, refusal, kind, wait);
        }

        response.ContentLength = body.WrittenCount;
        await AnswerBody.Write(context, body.WrittenMemory);
    }

    private static int? WaitSeconds(Refusal refusal, ProblemKind kind) =>
        kind.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable
            ? Math.Max(refusal.RetryAfterSeconds ?? 0, ShortestWaitSeconds)
            : refusal.RetryAfterSeconds;

    private static void WriteMembers(Utf8JsonWriter writer, HttpContext context, Refusal refusal, ProblemKind kind, int? wait)
    {
        HttpRequest request = context.Request;
        writer.WriteStartObject();
        writer.WriteString("type", TypePrefix + refusal.Code);
        writer.WriteString("title", kind.Title);
        writer.WriteNumber("status", kind.Status);
        writer.WriteString("detail", refusal.Detail);
        writer.WriteString("instance", request.PathBase.Add(request.Path).ToUriComponent());
        writer.WriteString("error", refusal.Detail);
        writer.WriteString("code", refusal.Code);
        writer.WriteString("correlation_id", CorrelationId.Of(context));
        if (!refusal.Fields.IsEmpty)
        {
            WriteFields(writer, refusal.Fields);
        }

        if (wait is { } seconds)
        {
            writer.WriteNumber("retry_after_seconds", seconds);
        }

        if (refusal.IsRestriction)
        {
            WriteRestriction(writer, refusal);
        }

        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, ImmutableSortedDictionary<string, ImmutableArray<string>> fields)
    {
        writer.WriteStartObject("errors");
        foreach ((string field, ImmutableArray<string> messages) in fields)
        {
            writer.WriteStartArray(field);
            foreach (string message in messages)
            {
                writer.WriteStringValue(message);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteRestriction(Utf8JsonWriter writer, Refusal refusal)
    {
        writer.WritePropertyName("restricted_until");
        if (refusal.RestrictedUntil is { } until)
        {
            UtcTimeConverter.Write(writer, until);
        }
        else
        {
            writer.WriteNullValue();
        }

        if (refusal.RemainingSeconds is { } remaining)
        {
            writer.WriteNumber("remaining_seconds", remaining);
        }
        else
        {
            writer.WriteNull("remaining_seconds");
        }
    }
}
