using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Reference;

/// <summary>Says of schemas what types alone do not: how the converters write, that nothing is left out, what numbers and words mean.</summary>
internal sealed class SchemaDescription : IOpenApiSchemaTransformer
{
    /// <inheritdoc />
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Type declared = context.JsonTypeInfo.Type;
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        JsonSchemaType orNull = type == declared ? default : JsonSchemaType.Null;
        if (type == typeof(UserId) || type == typeof(BotId))
        {
            schema.Type = JsonSchemaType.Integer | orNull;
            schema.Format = "int64";
            schema.Minimum = "1";
            schema.Maximum = WireNumber.Of(UserId.Largest);
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String | orNull;
            schema.Format = "date-time";
        }
        else if (type.IsEnum)
        {
            DescribeChoices(schema, type, orNull);
        }
        else if (FlattenedTypes.Contains(type))
        {
            await Flatten(schema, type, context, cancellationToken);
        }
        else if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && context.JsonTypeInfo.OriginatingResolver is PlatformJson)
        {
            schema.Required = context.JsonTypeInfo.Properties.Where(IsAlwaysWritten).Select(property => property.Name).ToHashSet();
        }

        if (context.JsonPropertyInfo is { } property && KnownWords.Of(property) is { IsEmpty: false } words)
        {
            schema.Enum = [.. words.Select(word => (JsonNode)word)];
        }
    }

    private static bool IsAlwaysWritten(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true).Length is null or 0;

    private static void DescribeChoices(OpenApiSchema schema, Type type, JsonSchemaType orNull)
    {
        ImmutableArray<int> numbers = [.. Enum.GetValuesAsUnderlyingType(type).Cast<int>()];
        string[] names = [.. numbers.Select(number => Enum.GetName(type, number)!)];
        schema.Type = JsonSchemaType.Integer | orNull;
        schema.Enum = [.. numbers.Select(number => (JsonNode)number)];
        schema.Description = string.Join(", ", numbers.Zip(names, (number, name) => $"{WireNumber.Of(number)} {name}")) + ".";
        schema.AddExtension("x-enum-varnames", new JsonNodeExtension(new JsonArray([.. names.Select(name => JsonValue.Create(name))])));
    }

    private static async Task Flatten(OpenApiSchema schema, Type type, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Properties = new Dictionary<string, IOpenApiSchema>();
        schema.Required = new HashSet<string>();
        string part = FlattenedTypes.PartOf(type);
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            OpenApiSchema own = await context.GetOrCreateSchemaAsync(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, null, cancellationToken);
            if (property.Name == part)
            {
                foreach ((string name, IOpenApiSchema field) in own.Properties!)
                {
                    schema.Properties[name] = field;
                }

                schema.Required.UnionWith(own.Required!);
                continue;
            }

            string shown = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            schema.Properties[shown] = own;

            // What may be missing is left out: not everybody may see it.
            if (Nullable.GetUnderlyingType(property.PropertyType) is null)
            {
                schema.Required.Add(shown);
            }
        }
    }
}
