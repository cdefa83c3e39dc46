using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Platform.Gateway.Reference;

/// <summary>Puts the last hand to the schemas: each type stands once among the components, and says nothing that only readers of the code understand.</summary>
/// <param name="document">The document.</param>
internal sealed partial class SharedSchemas(OpenApiDocument document)
{
    // Where the framework notes which type a schema was made of.
    private const string TypeMark = "x-schema-id";

    /// <summary>Goes through all components; types that stand only within others are added to them.</summary>
    public void Settle()
    {
        // Any object at all: of no use to anybody who looks for a type.
        document.Components!.Schemas!.Remove(nameof(JsonObject));
        var pending = new Queue<string>(document.Components.Schemas.Keys);
        while (pending.TryDequeue(out string? name))
        {
            if (document.Components.Schemas![name] is OpenApiSchema schema)
            {
                Settle(schema, pending);
            }
        }
    }

    [GeneratedRegex(@"\s*\(reference\.md[^)]*\)")]
    private static partial Regex ContractReference();

    [GeneratedRegex(@"(?<![`\w])([A-Z][a-z]+){2,}(?!\w)")]
    private static partial Regex MemberName();

    private static string? ForCallers(string? description, OpenApiSchema owner) => description is null ? null : MemberName().Replace(
        ContractReference().Replace(description, ""),
        match => JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Value) is var name && owner.Properties?.ContainsKey(name) is true ? $"`{name}`" : match.Value);

    private static string? NameOf(OpenApiSchema schema) =>
        schema.Metadata?.TryGetValue(TypeMark, out object? mark) is true && mark is string { Length: > 0 } name ? name : null;

    private void Settle(OpenApiSchema schema, Queue<string> pending)
    {
        schema.Description = ForCallers(schema.Description, schema);
        foreach ((string name, IOpenApiSchema property) in schema.Properties?.ToArray() ?? [])
        {
            schema.Properties![name] = Share(property, schema, pending);
        }

        if (schema.Items is { } items)
        {
            schema.Items = Share(items, schema, pending);
        }

        for (int index = 0; index < schema.AnyOf?.Count; index++)
        {
            schema.AnyOf[index] = Share(schema.AnyOf[index], schema, pending);
        }

        for (int index = 0; index < schema.OneOf?.Count; index++)
        {
            schema.OneOf[index] = Share(schema.OneOf[index], schema, pending);
        }
    }

    private IOpenApiSchema Share(IOpenApiSchema inner, OpenApiSchema owner, Queue<string> pending)
    {
        if (inner is OpenApiSchemaReference reference)
        {
            reference.Description = ForCallers(reference.Reference.Description, owner);
            return reference;
        }

        var schema = (OpenApiSchema)inner;
        schema.Description = ForCallers(schema.Description, owner);
        if (NameOf(schema) is not { } name || schema.Type?.HasFlag(JsonSchemaType.Null) is true)
        {
            Settle(schema, pending);
            return schema;
        }

        if (!document.Components!.Schemas!.ContainsKey(name))
        {
            document.AddComponent<IOpenApiSchema>(name, schema);
            pending.Enqueue(name);
        }

        return new OpenApiSchemaReference(name, document);
    }
}
