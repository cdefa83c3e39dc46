using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>An answer with an <c>ETag</c>: a caller who holds it already gets 304 and no body (reference.md, section 1).</summary>
/// <typeparam name="T">The value; listed in <see cref="PlatformJson"/>.</typeparam>
/// <param name="result">What the grain answered.</param>
/// <param name="steady">The value without what changes by the mere passing of time, which must not enter the tag.</param>
internal sealed class TaggedAnswer<T>(Result<T> result, Func<T, T> steady) : IResult, IEndpointMetadataProvider
    where T : class
{
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
        if (result.IsRefused)
        {
            return Problem.Write(httpContext, result.Refusal);
        }

        T value = result.Value;
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, PlatformJson.Of<T>());
        T tagged = steady(value);
        EntityTag tag = EntityTag.Of(ReferenceEquals(tagged, value) ? json : JsonSerializer.SerializeToUtf8Bytes(tagged, PlatformJson.Of<T>()));
        httpContext.Response.Headers.ETag = tag.ToString();
        if (CacheControl is not null)
        {
            httpContext.Response.Headers.CacheControl = CacheControl;
        }

        if (tag.IsHeldBy(httpContext.Request))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return JsonAnswer.Write(httpContext, json);
    }
}
