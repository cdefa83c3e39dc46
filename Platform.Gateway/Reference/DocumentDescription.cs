using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Platform.Gateway.Cluster;
using Platform.Gateway.Http;
using Platform.Gateway.Notifications;
using Platform.GrainInterfaces.Notifications;

namespace Platform.Gateway.Reference;

/// <summary>Says of the whole API what no route says: its name, its credentials, its parts, what all routes have in common.</summary>
/// <param name="process">Knows the version.</param>
internal sealed class DocumentDescription(ProcessFacts process) : IOpenApiDocumentTransformer
{
    private const string Description =
        """
        Accounts, sign-in through other platforms, sessions, bots, chats, notifications and statistics of a community.

        * JSON in UTF-8, names in snake_case; a nullable field is there with null, never left out. Times are ISO 8601 in UTC, ids fit into a JavaScript number.
        * Every path also answers without the prefix `/v1`. A wrong method is a 405 `method_not_allowed` with `Allow`, an unknown path a 404 `not_found`.
        * What is refused is a problem (RFC 9457); programs go by its `code`. A code that is not listed may come with a later version.
        * Exactly one credential a request. A POST with the session cookie is refused (403 `origin_refused`) when another site sent it.
        * Every limited answer carries the RateLimit fields; 429 and 503 carry `Retry-After`. Limits hold over the whole cluster.
        * Pages of the origins that the operator allows get the usual `Access-Control-…` headers with every answer, and `Vary: Origin`.
        """;

    /// <inheritdoc />
    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Platform",
            Version = process.Version,
            Description = Description,
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new OpenApiServer { Url = VersionPrefix.Version, Description = "The platform that serves this document." }];
        document.Tags = ApiDomains.All.Select(domain => new OpenApiTag { Name = domain.Name, Description = domain.Description }).ToHashSet();
        foreach ((string name, IOpenApiSecurityScheme scheme) in ApiCredentials.Schemes)
        {
            document.AddComponent(name, scheme);
        }

        foreach (OpenApiParameter parameter in RequestHeaders.All)
        {
            document.AddComponent<IOpenApiParameter>(parameter.Name!, parameter);
        }

        // What the events of a stream say; no answer of one piece holds them.
        foreach (Type message in new[] { typeof(NotificationView), typeof(RestrictionMessage), typeof(SubscriptionMessage) })
        {
            document.AddComponent<IOpenApiSchema>(message.Name, await context.GetOrCreateSchemaAsync(message, null, cancellationToken));
        }

        new SharedSchemas(document).Settle();
    }
}
