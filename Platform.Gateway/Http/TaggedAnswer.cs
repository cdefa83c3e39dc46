using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>An answer with an <c>ETag</c>: a caller who holds it already gets 304 and no body (reference.md, section 1).</summary>
/// <typeparam name="T">The value; listed in <see cref="PlatformJson"/>.</typeparam>
internal sealed class TaggedAnswer<T> : IResult, IEndpointMetadataProvider
    where T : class
{
    private readonly Result<T> _result;
    private readonly MovingFields _moving = MovingFields.None;
    private readonly RecentDocuments<T>? _recent;
    private readonly ReadyDocument? _ready;

    /// <summary>Answers what a grain answered.</summary>
    /// <param name="result">What the grain answered.</param>
    /// <param name="moving">What changes by the mere passing of time, which must not enter the tag.</param>
    public TaggedAnswer(Result<T> result, MovingFields moving) => (_result, _moving) = (result, moving);

    /// <summary>Answers what a grain answered, to one who asks for the same again and again.</summary>
    /// <param name="result">What the grain answered.</param>
    /// <param name="recent">What was answered lately.</param>
    public TaggedAnswer(Result<T> result, RecentDocuments<T> recent) => (_result, _recent) = (result, recent);

    /// <summary>Answers a value that was written for many.</summary>
    /// <param name="ready">The value as a document.</param>
    public TaggedAnswer(ReadyDocument ready) => _ready = ready;

    /// <summary>How long who may keep the value; null for nobody. A problem is kept by nobody.</summary>
    public string? CacheControl { get; init; }

    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [JsonAnswer.MediaType]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_ready is not null)
        {
            return IsHeld(httpContext, _ready.Tag) ? Task.CompletedTask : JsonAnswer.Write(httpContext, _ready.Json);
        }

        if (_result.IsRefused)
        {
            return Problem.Write(httpContext, _result.Refusal);
        }

        ReadOnlySpan<byte> json = Write(_result.Value, out EntityTag tag);
        return IsHeld(httpContext, tag) ? Task.CompletedTask : JsonAnswer.Write(httpContext, json);
    }

    private ReadOnlySpan<byte> Write(T value, out EntityTag tag)
    {
        if (_recent is not null)
        {
            return _recent.Write(value, out tag);
        }

        ReadOnlySpan<byte> json = JsonBuffer.Write(value);
        tag = EntityTag.Of(json, _moving);
        return json;
    }

    private bool IsHeld(HttpContext context, EntityTag tag)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ETag = tag.ToString();
        if (CacheControl is not null)
        {
            headers.CacheControl = CacheControl;
        }

        if (!tag.IsHeldBy(context.Request))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
