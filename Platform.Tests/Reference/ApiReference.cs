using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Reference;

/// <summary>The document that a platform serves, and its schemas made strict: a field that is not in them is a leak.</summary>
public sealed class ApiReference
{
    private const string Component = "#/components/";

    private static readonly EvaluationOptions Strict = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly Dictionary<string, JsonSchema> _schemas = [];

    public ApiReference(string text)
    {
        Text = text;
        Root = JsonDocument.Parse(text).RootElement;
        Operations =
        [
            .. from path in Root.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               select new ApiOperation(this, HttpMethod.Parse(method.Name.ToUpperInvariant()), path.Name, method.Value),
        ];
    }

    public string Text { get; }

    public JsonElement Root { get; }

    public IReadOnlyList<ApiOperation> Operations { get; }

    public static async Task<ApiReference> ReadAsync(PlatformAccess platform) =>
        new((await platform.Stranger().GetAsync("/openapi/v1.json")).ShouldBeOk().Text);

    public ApiOperation Operation(string id) => Operations.Single(operation => operation.Id == id);

    /// <summary>What a reference among the components means.</summary>
    public JsonElement Resolve(JsonElement value)
    {
        while (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$ref", out var reference))
        {
            var names = reference.GetString()![Component.Length..].Split('/');
            value = Root.GetProperty("components").GetProperty(names[0]).GetProperty(names[1]);
        }

        return value;
    }

    /// <summary>What is wrong with a value, judged by a schema of the document; null when nothing is.</summary>
    public string? Complaint(JsonElement schema, JsonElement value)
    {
        var text = schema.GetRawText();
        if (!_schemas.TryGetValue(text, out var known))
        {
            _schemas[text] = known = JsonSchema.FromText(Standalone(text));
        }

        var results = known.Evaluate(value, Strict);
        return results.IsValid
            ? null
            : string.Join("; ", results.Details!.Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}"));
    }

    private string Standalone(string schema)
    {
        var root = JsonNode.Parse(schema.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!.AsObject();
        var definitions = JsonNode.Parse(Root.GetProperty("components").GetProperty("schemas").GetRawText()
            .Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!.AsObject();
        foreach (var (_, definition) in definitions)
        {
            if (definition!["properties"] is not null)
            {
                definition["additionalProperties"] = false;
            }
        }

        root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        root["$defs"] = definitions;
        return root.ToJsonString();
    }
}
