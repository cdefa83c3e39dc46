using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Reference;

/// <summary>How problems look (reference.md, section 1, "Errors"): one schema for all, and an example of each code.</summary>
internal static class ProblemSchema
{
    private const string Name = "Problem";

    private static readonly ImmutableArray<string> Restrictions = [ErrorCodes.AccountBanned, ErrorCodes.AccountTimeout, ErrorCodes.BotOwnerBanned];

    /// <summary>A body of an answer that refuses.</summary>
    /// <param name="codes">By which codes.</param>
    /// <param name="document">The document.</param>
    public static OpenApiMediaType Content(IEnumerable<string> codes, OpenApiDocument document)
    {
        if (document.Components?.Schemas?.ContainsKey(Name) is not true)
        {
            document.AddComponent<IOpenApiSchema>(Name, Create());
        }

        var examples = new Dictionary<string, IOpenApiExample>();
        foreach (string code in codes)
        {
            if (document.Components?.Examples?.ContainsKey(code) is not true)
            {
                document.AddComponent<IOpenApiExample>(code, new OpenApiExample { Summary = ProblemCatalog.Of(code).Title, Value = Example(code) });
            }

            examples.Add(code, new OpenApiExampleReference(code, document));
        }

        return new OpenApiMediaType { Schema = new OpenApiSchemaReference(Name, document), Examples = examples };
    }

    private static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Why a request was refused (RFC 9457). Programs go by the code; the sentences are for people and may change.",
        Required = new HashSet<string> { "type", "title", "status", "detail", "instance", "error", "code", "correlation_id" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("The kind of problem, as an address that names the code.", "uri"),
            ["title"] = Text("A few words, the same for every problem of the code."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The status of the answer." },
            ["detail"] = Text("A sentence for people."),
            ["instance"] = Text("The path that was asked for.", "uri-reference"),
            ["error"] = Text("The same sentence as detail."),
            ["code"] = Code(),
            ["correlation_id"] = Text("By which the request is found in logs and traces; as in the header X-Correlation-Id."),
            ["errors"] = FieldErrors(),
            ["retry_after_seconds"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0", Description = "Seconds to wait; as in the header Retry-After." },
            ["restricted_until"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String | JsonSchemaType.Null,
                Format = "date-time",
                Description = "With a restriction of the account: its end, null for none.",
            },
            ["remaining_seconds"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer | JsonSchemaType.Null,
                Description = "With a restriction of the account: seconds until its end, null for none.",
            },
        },
    };

    private static OpenApiSchema Code() => new()
    {
        Type = JsonSchemaType.String,
        Description = "A stable word for programs. A later version may have more of them.",
        Enum = [.. ProblemCatalog.Codes.Order(StringComparer.Ordinal).Select(code => (JsonNode)code)],
    };

    private static OpenApiSchema FieldErrors() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "With validation_failed: every bad field, and what is wrong with it.",
        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
    };

    private static OpenApiSchema Text(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String, Description = description, Format = format };

    private static JsonObject Example(string code)
    {
        ProblemKind kind = ProblemCatalog.Of(code);
        string sentence = kind.Title + ".";
        var example = new JsonObject
        {
            ["type"] = Problem.TypePrefix + code,
            ["title"] = kind.Title,
            ["status"] = kind.Status,
            ["detail"] = sentence,
            ["instance"] = "/v1/users/me",
            ["error"] = sentence,
            ["code"] = code,
            ["correlation_id"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
        if (code == ErrorCodes.ValidationFailed)
        {
            example["errors"] = new JsonObject { ["limit"] = new JsonArray("Must be a whole number from 1 to 100.") };
        }

        if (kind.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            example["retry_after_seconds"] = 12;
        }

        if (Restrictions.Contains(code))
        {
            example["restricted_until"] = "2030-01-31T09:30:00.000Z";
            example["remaining_seconds"] = 86_400;
        }

        return example;
    }
}
