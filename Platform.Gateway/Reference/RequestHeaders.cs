using System.Collections.Immutable;
using Microsoft.OpenApi;

namespace Platform.Gateway.Reference;

/// <summary>Headers of requests that the gateway reads on many routes.</summary>
internal static class RequestHeaders
{
    /// <summary>Tags of documents that the caller holds.</summary>
    public const string IfNoneMatch = "If-None-Match";

    /// <summary>The caller's trace.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>All of them.</summary>
    public static ImmutableArray<OpenApiParameter> All { get; } =
    [
        Header(IfNoneMatch, "The ETag of a document that the caller holds: where it has not changed, the answer is a 304.", "W/\"0123456789abcdef0123456789abcdef\""),
        Header(TraceParent, "The caller's W3C trace, which the request becomes a part of.", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
    ];

    private static OpenApiParameter Header(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
