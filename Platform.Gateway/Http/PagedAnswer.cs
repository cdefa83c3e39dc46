using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>A part of a list as a bare array, with the links to its neighbours.</summary>
/// <typeparam name="T">What the list holds; an array of it is listed in <see cref="PlatformJson"/>.</typeparam>
/// <param name="page">The part that was asked for.</param>
/// <param name="result">What the grain answered.</param>
internal sealed class PagedAnswer<T>(PageRequest page, Result<Page<T>> result) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ImmutableArray<T>), [JsonAnswer.MediaType]));

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.IsRefused)
        {
            return Problem.Write(httpContext, result.Refusal);
        }

        httpContext.Response.Headers.Link = PageLinks.Of(httpContext.Request, page, result.Value.Total, result.Value.Next);
        return JsonAnswer.Write(httpContext, JsonBuffer.Write(result.Value.Items));
    }
}
