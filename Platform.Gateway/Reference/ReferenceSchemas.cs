using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Platform.Gateway.Reference;

/// <summary>The schemas of types: each object once among the document's components, and a reference wherever it is meant.</summary>
/// <param name="document">The document.</param>
/// <param name="context">Makes schemas of types.</param>
internal sealed class ReferenceSchemas(OpenApiDocument document, OpenApiOperationTransformerContext context)
{
    /// <summary>The schema of a type, or a reference to it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IOpenApiSchema> Of(Type type, CancellationToken cancellationToken)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return new OpenApiSchema { Type = JsonSchemaType.Array, Items = await Of(type.GetGenericArguments()[0], cancellationToken) };
        }

        if (ApiJson.Of(type).Kind != JsonTypeInfoKind.Object && !FlattenedTypes.Contains(type))
        {
            return await Inline(type, cancellationToken);
        }

        string name = NameOf(type);
        if (document.Components?.Schemas?.ContainsKey(name) is not true)
        {
            document.AddComponent<IOpenApiSchema>(name, await Inline(type, cancellationToken));
        }

        return new OpenApiSchemaReference(name, document);
    }

    /// <summary>The schema of a type, in its place.</summary>
    /// <param name="type">The type.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<OpenApiSchema> Inline(Type type, CancellationToken cancellationToken) => context.GetOrCreateSchemaAsync(type, null, cancellationToken);

    /// <summary>How a type is called among the components.</summary>
    /// <param name="type">The type.</param>
    public static string NameOf(Type type) => OpenApiOptions.CreateDefaultSchemaReferenceId(ApiJson.Of(type)) ?? type.Name;
}
