using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Reference;

/// <summary>Holds each answer of a platform against what the document says of it.</summary>
public sealed class AnswerJudge
{
    // What HTTP itself says of a body and a connection, which documents leave out, and what only some origins get.
    private static readonly string[] OfHttp = ["Content-Type", "Content-Length", "Date", "Transfer-Encoding", "Connection", "Keep-Alive", "Vary"];

    private readonly HashSet<DocumentedAnswer> _seen = [];
    private readonly HashSet<(string Operation, int Status, string Header)> _seenHeaders = [];
    private readonly SortedSet<string> _complaints = new(StringComparer.Ordinal);

    public IReadOnlySet<DocumentedAnswer> Seen => _seen;

    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The headers that a documented answer promises and that never came, although the answer did.</summary>
    public IEnumerable<string> MissedHeaders(ApiReference reference) =>
        from operation in reference.Operations
        from answer in operation.Responses
        where _seen.Any(seen => seen.Operation == operation.Id && seen.Status == answer.Status)
        from header in Headers(answer.Response)
        where !_seenHeaders.Contains((operation.Id, answer.Status, header.Name))
        select $"{operation.Id} {answer.Status} {header.Name}";

    public PlatformResponse Judge(ApiOperation operation, PlatformResponse answer)
    {
        answer.ShouldCarryTheCommonHeaders();
        var documented = operation.Responses.Where(response => response.Status == answer.Status).Select(response => response.Response).ToArray();
        if (documented.Length == 0)
        {
            _complaints.Add($"{operation.Id}: a {answer.Status} is not documented: {answer.Text}");
            return answer;
        }

        var code = answer.MediaType == "application/problem+json" ? answer.Json.Text("code")! : "";
        _seen.Add(new DocumentedAnswer(operation.Id, answer.Status, code));
        if (!ApiOperation.Codes(documented[0]).Contains(code))
        {
            _complaints.Add($"{operation.Id}: the code {code} is not documented at {answer.Status}: {answer.Text}");
        }

        JudgeHeaders(operation, documented[0], answer);
        JudgeBody(operation, documented[0], answer);
        return answer;
    }

    private static JsonProperty[] Headers(JsonElement response) =>
        response.TryGetProperty("headers", out var headers) ? [.. headers.EnumerateObject()] : [];

    private void JudgeHeaders(ApiOperation operation, JsonElement response, PlatformResponse answer)
    {
        var documented = Headers(response).ToDictionary(header => header.Name, header => operation.Reference.Resolve(header.Value), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, header) in documented)
        {
            if (answer.Header(name) is { } value)
            {
                _seenHeaders.Add((operation.Id, answer.Status, name));
                JudgeHeader(operation, answer, name, header, value);
            }
            else if (header.TryGetProperty("required", out var required) && required.GetBoolean())
            {
                _complaints.Add($"{operation.Id} {answer.Status}: the header {name} is missing: {answer.Text}");
            }
        }

        foreach (var undocumented in answer.AllHeaders.Select(header => header.Key).Except(documented.Keys, StringComparer.OrdinalIgnoreCase).Except(OfHttp, StringComparer.OrdinalIgnoreCase))
        {
            _complaints.Add($"{operation.Id} {answer.Status}: the header {undocumented} is not documented");
        }
    }

    private void JudgeHeader(ApiOperation operation, PlatformResponse answer, string name, JsonElement header, string value)
    {
        var schema = header.GetProperty("schema");
        var isNumber = schema.GetProperty("type").GetString() == "integer";
        using var sent = JsonDocument.Parse(isNumber ? value : JsonSerializer.Serialize(value));
        if (operation.Reference.Complaint(schema, sent.RootElement) is { } complaint)
        {
            _complaints.Add($"{operation.Id} {answer.Status}: the header {name} is \"{value}\": {complaint}");
        }
    }

    private void JudgeBody(ApiOperation operation, JsonElement response, PlatformResponse answer)
    {
        if (!response.TryGetProperty("content", out var content))
        {
            if (answer.Text.Length > 0)
            {
                _complaints.Add($"{operation.Id} {answer.Status}: no body is documented: {answer.Text}");
            }

            return;
        }

        if (answer.MediaType is null || !content.TryGetProperty(answer.MediaType, out var body))
        {
            _complaints.Add($"{operation.Id} {answer.Status}: the media type {answer.MediaType} is not documented");
            return;
        }

        if (answer.MediaType.EndsWith("json", StringComparison.Ordinal) && operation.Reference.Complaint(body.GetProperty("schema"), answer.Json) is { } complaint)
        {
            _complaints.Add($"{operation.Id} {answer.Status}: {complaint}: {answer.Text}");
        }
    }
}
