using System.Text.Json;

namespace Platform.Tests.Reference;

/// <summary>A call as the document tells of it.</summary>
public sealed record ApiOperation(ApiReference Reference, HttpMethod Method, string Template, JsonElement Json)
{
    public string Id => Json.GetProperty("operationId").GetString()!;

    /// <summary>The security schemes of which one is enough, in one word; "" for none.</summary>
    public string Credentials => Json.TryGetProperty("security", out var security)
        ? string.Join('|', security.EnumerateArray().SelectMany(requirement => requirement.EnumerateObject()).Select(scheme => scheme.Name))
        : "";

    public IEnumerable<JsonElement> Parameters =>
        Json.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Select(Reference.Resolve) : [];

    public IEnumerable<(int Status, JsonElement Response)> Responses => Json.GetProperty("responses").EnumerateObject()
        .Select(response => (int.Parse(response.Name, System.Globalization.CultureInfo.InvariantCulture), Reference.Resolve(response.Value)));

    /// <summary>The body of a request in JSON; null where there is none.</summary>
    public JsonElement? Body => Json.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").GetProperty("application/json") : null;

    /// <summary>The example of that body.</summary>
    public string? Example => Body?.GetProperty("example").GetRawText();

    /// <summary>All answers, each with its codes; an answer that is no problem has the code "".</summary>
    public IEnumerable<DocumentedAnswer> Answers =>
        from answer in Responses
        from code in Codes(answer.Response)
        select new DocumentedAnswer(Id, answer.Status, code);

    public bool Refuses(string code) => Answers.Any(answer => answer.Code == code);

    public static IEnumerable<string> Codes(JsonElement response) => response.TryGetProperty("x-problem-codes", out var codes)
        ? codes.EnumerateArray().Select(code => code.GetString()!)
        : [""];

    /// <summary>The path with its fields filled in.</summary>
    public string Path(IReadOnlyDictionary<string, string> fields) =>
        "/v1" + fields.Aggregate(Template, (path, field) => path.Replace($"{{{field.Key}}}", field.Value, StringComparison.Ordinal));
}

/// <summary>An answer of a call that the document tells of.</summary>
public sealed record DocumentedAnswer(string Operation, int Status, string Code)
{
    public override string ToString() => $"{Operation} {Status} {Code}".TrimEnd();
}
