using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Reads the body of a POST, and refuses what is not JSON: by its media type, its size, its text (reference.md, section 1), and what does not arrive in time.</summary>
/// <param name="options">How long a body may take, and how many may be on their way.</param>
/// <param name="clock">Measures how long it takes.</param>
internal sealed class BodyCheck(GatewayOptions options, TimeProvider clock) : ICheck
{
    private static readonly Refusal NoJson = new(ErrorCodes.MalformedJson, "The body must be JSON in UTF-8.");
    private static readonly Refusal OtherMediaType = new(ErrorCodes.UnsupportedMediaType, "The body must be declared as application/json.");
    private static readonly Refusal Late = Fault.TooSlow();

    private int _arriving;

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

        (Refusal? refusal, byte[] body) = await ReadInTime(context, rule.LargestBytes);
        if (refusal is not null)
        {
            return refusal;
        }

        return body.Length == 0 && !rule.IsRequired ? null : Parse(context, body);
    }

    private static bool MayHaveBody(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? context.Request.ContentLength is not 0;

    private async Task<(Refusal? Refusal, byte[] Body)> ReadInTime(HttpContext context, long largest)
    {
        HttpRequest request = context.Request;
        bool isJson = IsJson(request.ContentType);

        // A body that tells its length is judged before a byte of it is read, one that does not as soon as the bytes show it.
        if (Judge(request.ContentLength ?? 0, isJson, largest) is { } refusal)
        {
            return (refusal, []);
        }

        using var limit = new CancellationTokenSource(TimeFor(largest), clock);
        using var absence = new Absence(this, context.Features.Get<RequestPlace>());

        // The reading is ended, not abandoned: the web server goes on with the same reader when it has sent the answer.
        await using (limit.Token.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), request.BodyReader))
        {
            (Refusal? Refusal, byte[] Body) read = await Read(request.BodyReader, isJson, largest, absence, context.RequestAborted);
            if (read.Refusal == Late)
            {
                // The rest of the body would be taken for the next request.
                context.Response.Headers.Connection = "close";
                return read;
            }

            return read.Refusal is null && !await absence.End(context.RequestAborted) ? (Fault.Overloaded(), []) : read;
        }
    }

    private int MostArriving => options.MaxRequests;

    private TimeSpan TimeFor(long largest) => options.BodyTimeout * Math.Max(1, (double)largest / BodyRule.OrdinaryBytes);

    private static async Task<(Refusal? Refusal, byte[] Body)> Read(
        PipeReader reader, bool isJson, long largest, Absence absence, CancellationToken cancellationToken)
    {
        while (true)
        {
            ValueTask<ReadResult> reading = reader.ReadAsync(cancellationToken);
            if (!reading.IsCompleted)
            {
                absence.Begin();
            }

            ReadResult read = await reading;
            ReadOnlySequence<byte> buffer = read.Buffer;
            Refusal? found = read.IsCanceled && !read.IsCompleted ? Late : Judge(buffer.Length, isJson, largest);
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

    /// <summary>The time in which a request waits for its client and not for us: it keeps no place then, unless too many others do the same.</summary>
    private sealed class Absence(BodyCheck check, RequestPlace? place) : IDisposable
    {
        private bool _isAway;

        public void Begin()
        {
            if (_isAway || place is null)
            {
                return;
            }

            // Bodies that are on their way fill memory too, so these have a limit of their own.
            if (Interlocked.Increment(ref check._arriving) > check.MostArriving)
            {
                Interlocked.Decrement(ref check._arriving);
                return;
            }

            _isAway = true;
            place.Leave();
        }

        /// <summary>Takes a place again.</summary>
        /// <returns>False when there was none in time.</returns>
        public async ValueTask<bool> End(CancellationToken cancellationToken) => !_isAway || await place!.Return(cancellationToken);

        public void Dispose()
        {
            if (_isAway)
            {
                Interlocked.Decrement(ref check._arriving);
            }
        }
    }
}
