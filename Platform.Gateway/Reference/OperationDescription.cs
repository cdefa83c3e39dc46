using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Platform.Gateway.Http;

namespace Platform.Gateway.Reference;

/// <summary>Describes a route from the marks that the gateway goes by: its credentials, what it reads, and everything that it answers.</summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    /// <summary>Tells of an answer by which codes it refuses.</summary>
    public const string CodesExtension = "x-problem-codes";

    /// <inheritdoc />
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var route = new EndpointMetadata(context.Description);
        OpenApiDocument document = context.Document!;
        var schemas = new ReferenceSchemas(document, context);
        operation.Tags = new HashSet<OpenApiTagReference> { new(ApiDomains.Of(route.Domain).Name, document) };
        operation.Security = ApiCredentials.Of(route.Rule, document);
        operation.Parameters = [.. await Parameters(route, operation.Parameters ?? [], document, schemas, cancellationToken)];
        operation.RequestBody = route.Body is { } body ? await RequestBody(body, schemas, cancellationToken) : null;
        operation.Responses = await Responses(route, document, schemas, cancellationToken);
    }

    private static async Task<List<IOpenApiParameter>> Parameters(
        EndpointMetadata route, IList<IOpenApiParameter> found, OpenApiDocument document, ReferenceSchemas schemas, CancellationToken cancellationToken)
    {
        List<IOpenApiParameter> parameters = [.. found.Where(parameter => parameter.In == ParameterLocation.Path).Select(parameter => PathFields.Of(parameter.Name!))];
        foreach (RequestField field in route.Fields)
        {
            parameters.Add(await Parameter(field, schemas, cancellationToken));
        }

        if (route.IsTagged)
        {
            parameters.Add(new OpenApiParameterReference(RequestHeaders.IfNoneMatch, document));
        }

        parameters.Add(new OpenApiParameterReference(RequestHeaders.TraceParent, document));
        return parameters;
    }

    private static async Task<OpenApiParameter> Parameter(RequestField field, ReferenceSchemas schemas, CancellationToken cancellationToken)
    {
        OpenApiSchema schema = await schemas.Inline(field.Type, cancellationToken);
        schema.Minimum = Digits(field.Least);
        schema.Maximum = Digits(field.Most);
        schema.Default = field.Default is { } value ? JsonValue.Create(value) : null;
        schema.MinLength = field.Text is { AllowsEmpty: false } ? 1 : null;
        schema.MaxLength = field.Text?.Longest;
        return new OpenApiParameter
        {
            Name = field.Name,
            In = field.IsHeader ? ParameterLocation.Header : ParameterLocation.Query,
            Description = field.Meaning,
            Required = field.IsRequired,
            Schema = schema,
        };
    }

    private static async Task<OpenApiRequestBody?> RequestBody(BodyRule rule, ReferenceSchemas schemas, CancellationToken cancellationToken) =>
        rule.Fields is not { } fields ? null : new OpenApiRequestBody
        {
            Description = $"At most {WireNumber.Of(rule.LargestBytes)} bytes of JSON in UTF-8; unknown fields are ignored.",
            Required = rule.IsRequired,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [JsonAnswer.MediaType] = new() { Schema = await schemas.Of(fields, cancellationToken), Example = ExampleCatalog.Of(fields) },
            },
        };

    private static async Task<OpenApiResponses> Responses(EndpointMetadata route, OpenApiDocument document, ReferenceSchemas schemas, CancellationToken cancellationToken)
    {
        var responses = new OpenApiResponses();
        foreach (IGrouping<int, IProducesResponseTypeMetadata> answers in route.Answers)
        {
            OpenApiResponse response = Response(route, answers.Key, [], document);
            response.Content = await Content(route, [.. answers], schemas, cancellationToken);
            responses[Digits(answers.Key)!] = response;
        }

        foreach (IGrouping<int, string> codes in ProblemCodes.Of(route).GroupBy(code => ProblemCatalog.Of(code).Status).OrderBy(codes => codes.Key))
        {
            OpenApiResponse response = Response(route, codes.Key, [.. codes], document);
            response.Content = new Dictionary<string, OpenApiMediaType> { [Problem.MediaType] = ProblemSchema.Content([.. codes], document) };
            responses[Digits(codes.Key)!] = response;
        }

        return responses;
    }

    private static OpenApiResponse Response(EndpointMetadata route, int status, ImmutableArray<string> codes, OpenApiDocument document)
    {
        var response = new OpenApiResponse
        {
            Description = codes.IsEmpty ? SuccessOf(status) : string.Join("; ", codes.Select(code => ProblemCatalog.Of(code).Title)) + ".",
            Headers = AnswerHeaders.Of(route, status, codes).ToDictionary(
                header => header.Name, IOpenApiHeader (header) => AnswerHeaders.Reference(header.Name, header.IsAlways, document)),
        };
        if (!codes.IsEmpty)
        {
            response.AddExtension(CodesExtension, new JsonNodeExtension(new JsonArray([.. codes.Select(code => JsonValue.Create(code))])));
        }

        return response;
    }

    private static async Task<Dictionary<string, OpenApiMediaType>?> Content(
        EndpointMetadata route, ImmutableArray<IProducesResponseTypeMetadata> answers, ReferenceSchemas schemas, CancellationToken cancellationToken)
    {
        if (answers[0].ContentTypes.FirstOrDefault() is not { } mediaType)
        {
            return null;
        }

        ImmutableArray<Type> types = [.. answers.Select(answer => answer.Type!)];
        if (types.Length == 1)
        {
            JsonNode? example = types[0] == typeof(string) ? route.Find<TextExample>()?.Text : ExampleCatalog.Of(types[0]);
            return new() { [mediaType] = new OpenApiMediaType { Schema = await schemas.Of(types[0], cancellationToken), Example = example } };
        }

        // More to some viewers than to others.
        var content = new OpenApiMediaType { Schema = new OpenApiSchema { AnyOf = [] }, Examples = new Dictionary<string, IOpenApiExample>() };
        foreach (Type type in types)
        {
            content.Schema.AnyOf!.Add(await schemas.Of(type, cancellationToken));
            content.Examples.Add(ReferenceSchemas.NameOf(type), new OpenApiExample { Value = ExampleCatalog.Of(type) });
        }

        return new() { [mediaType] = content };
    }

    private static string SuccessOf(int status) => status switch
    {
        StatusCodes.Status200OK => "Done.",
        StatusCodes.Status304NotModified => "The caller holds it already.",
        _ => "It is so, and not well.",
    };

    private static string? Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
