using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Reads the body of a POST, and refuses what is not JSON, or no form where a web page sends one: by its media type, its size, its text (reference.md, section 1), and what does not arrive in time.</summary>
/// <param name="options">How long a body may take, and how many may be on their way.</param>
/// <param name="clock">Measures how long it takes.</param>
internal sealed class BodyCheck(GatewayOptions options, TimeProvider clock) : ICheck
{
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
            return rule.IsRequired ? rule.Format.Malformed : null;
        }

        (Refusal? refusal, byte[] body) = await ReadInTime(context, rule);
        if (refusal is not null)
        {
            return refusal;
        }

        return body.Length == 0 && !rule.IsRequired ? null : Parse(context, rule.Format, body);
    }

    private static bool MayHaveBody(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? context.Request.ContentLength is not 0;

    private async Task<(Refusal? Refusal, byte[] Body)> ReadInTime(HttpContext context, BodyRule rule)
    {
        HttpRequest request = context.Request;
        long largest = rule.LargestBytes;
        var form = new Expected(rule.Format, rule.Format.IsDeclaredBy(request.ContentType), largest);

        // A body that tells its length is judged before a byte of it is read, one that does not as soon as the bytes show it.
        if (form.Judge(request.ContentLength ?? 0) is { } refusal)
        {
            return (refusal, []);
        }

        using var limit = new CancellationTokenSource(TimeFor(largest), clock);
        using var absence = new Absence(this, context.Features.Get<RequestPlace>());

        // The reading is ended, not abandoned: the web server goes on with the same reader when it has sent the answer.
        await using (limit.Token.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), request.BodyReader))
        {
            (Refusal? Refusal, byte[] Body) read = await Read(request.BodyReader, form, absence, context.RequestAborted);
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
        PipeReader reader, Expected form, Absence absence, CancellationToken cancellationToken)
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
            Refusal? found = read.IsCanceled && !read.IsCompleted ? Late : form.Judge(buffer.Length);
            byte[] whole = read.IsCompleted && found is null ? buffer.ToArray() : [];
            reader.AdvanceTo(read.IsCompleted ? buffer.End : buffer.Start, buffer.End);
            if (found is not null || read.IsCompleted)
            {
                return (found, whole);
            }
        }
    }

    private static Refusal? Parse(HttpContext context, BodyFormat format, byte[] body)
    {
        if (format.Read(body) is not { } document)
        {
            return format.Malformed;
        }

        context.Response.RegisterForDispose(document);
        context.Features.Set(new BodyFields(document.RootElement, body));
        return null;
    }

    /// <summary>What a body must be, and whether the request says that it is.</summary>
    private readonly record struct Expected(BodyFormat Format, bool IsDeclared, long Largest)
    {
        public Refusal? Judge(long bytes)
        {
            if (bytes > 0 && !IsDeclared)
            {
                return Format.OtherMediaType;
            }

            return bytes > Largest
                ? new Refusal(ErrorCodes.PayloadTooLarge, $"The body must be at most {WireNumber.Of(Largest)} bytes long.")
                : null;
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
