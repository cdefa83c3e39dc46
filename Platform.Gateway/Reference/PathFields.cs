using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Reference;

/// <summary>What stands in paths: ids, codes and suffixes of tokens. What no thing can be called is a thing that is not there.</summary>
internal static class PathFields
{
    /// <summary>A field of a path.</summary>
    /// <param name="name">Its name.</param>
    public static OpenApiParameter Of(string name) => name switch
    {
        "id" or "user_id" => Field(name, "The id.", 1042, new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int64",
            Minimum = "1",
            Maximum = Http.WireNumber.Of(UserId.Largest),
        }),
        "token_suffix" => Field(name, "The last six characters of the session's token.", "x7Kq2A", Text("^[0-9A-Za-z]{6}$")),
        "code" => Field(name, "The code of the invite.", "k3vZ8rT1mQ9xW5aB", Text("^[0-9A-Za-z]{16}$")),
        _ => throw new InvalidOperationException($"The reference does not know what {{{name}}} is in a path."),
    };

    private static OpenApiSchema Text(string pattern) => new() { Type = JsonSchemaType.String, Pattern = pattern };

    private static OpenApiParameter Field(string name, string description, JsonNode example, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Path, Required = true, Description = description, Schema = schema, Example = example };
}
