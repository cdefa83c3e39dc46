using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Reference;

/// <summary>What the document is, whatever it says: OpenAPI, whole, and the same as the one that stands in the repository.</summary>
[Collection(OnEmbedded.Name)]
public sealed class ReferenceDocumentTests(EmbeddedPlatform fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task It_is_read_as_OpenAPI_without_a_complaint()
    {
        var reference = await ApiReference.ReadAsync(Platform);
        Assert.StartsWith("3.1.", reference.Root.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(reference.Text));
        var read = await OpenApiDocument.LoadAsync(stream, "json");
        Assert.Empty(read.Diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Empty(read.Diagnostic.Warnings.Select(warning => warning.ToString()));
        Assert.Equal(reference.Operations.Select(operation => operation.Template).Distinct().Count(), read.Document!.Paths.Count);
    }

    [Fact]
    public async Task Every_reference_in_it_leads_somewhere()
    {
        var reference = await ApiReference.ReadAsync(Platform);
        Assert.All(References(reference.Root), place => Assert.NotEqual(JsonValueKind.Undefined, reference.Resolve(place).ValueKind));
    }

    [Fact]
    public async Task Every_call_has_a_name_of_its_own_a_summary_and_a_part_it_belongs_to()
    {
        var reference = await ApiReference.ReadAsync(Platform);
        Assert.Equal(reference.Operations.Count, reference.Operations.Select(operation => operation.Id).Distinct().Count());
        string[] parts = [.. reference.Root.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()!)];
        Assert.All(reference.Operations, operation => Assert.EndsWith(".", operation.Json.GetProperty("summary").GetString(), StringComparison.Ordinal));
        Assert.All(reference.Operations, operation => Assert.Contains(Assert.Single(operation.Json.GetProperty("tags").EnumerateArray()).GetString(), parts));
    }

    [Fact]
    public async Task Every_body_has_an_example_that_its_schema_takes()
    {
        var reference = await ApiReference.ReadAsync(Platform);
        var bodies = reference.Operations.SelectMany(Bodies).ToArray();
        Assert.NotEmpty(bodies);
        Assert.All(bodies, body => Assert.True(
            Examples(reference, body.Content).ToArray() is { Length: > 0 } examples
                && examples.All(example => reference.Complaint(body.Content.GetProperty("schema"), example) is null),
            $"{body.Place}: {string.Join("; ", Examples(reference, body.Content).Select(example => reference.Complaint(body.Content.GetProperty("schema"), example)))}"));
    }

    [Theory]
    [InlineData("secret", "1")]
    [InlineData("username", "1")]
    [InlineData("created_at", "\"yesterday\"")]
    [InlineData("state", "7")]
    public async Task Its_schemas_are_strict_enough_to_find_what_does_not_belong(string field, string value)
    {
        var reference = await ApiReference.ReadAsync(Platform);
        var body = reference.Operation("getOwnProfile").Responses.Single(response => response.Status == 200).Response.GetProperty("content").GetProperty("application/json");
        var profile = JsonNode.Parse(body.GetProperty("example").GetRawText())!.AsObject();
        profile[field] = JsonNode.Parse(value);
        using var wrong = JsonDocument.Parse(profile.ToJsonString());
        Assert.NotNull(reference.Complaint(body.GetProperty("schema"), wrong.RootElement));
    }

    [Fact]
    public async Task A_problem_has_one_of_all_codes_there_are()
    {
        var reference = await ApiReference.ReadAsync(Platform);
        var schema = reference.Root.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties").GetProperty("code");
        string[] listed = [.. schema.GetProperty("enum").EnumerateArray().Select(code => code.GetString()!)];
        Assert.Empty(ErrorCodeList.All.Except(listed));
        Assert.Empty(reference.Operations.SelectMany(operation => operation.Answers).Select(answer => answer.Code).Where(code => code.Length > 0).Except(listed));
    }

    [Fact]
    public async Task It_is_the_one_in_the_repository()
    {
        var reference = await ApiReference.ReadAsync(Platform);
        var served = Readable(reference.Root);
        var kept = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "docs", "openapi.json"));
        if (kept != served)
        {
            // To be looked at, and copied to docs/openapi.json if it is meant.
            var file = Path.Combine(AppContext.BaseDirectory, "openapi.json");
            await File.WriteAllTextAsync(file, served);
            Assert.Fail($"The platform serves another document than docs/openapi.json; it was written to {file}.");
        }
    }

    [Fact]
    public async Task Who_holds_it_is_not_sent_it_again()
    {
        var stranger = Platform.Stranger();
        var first = (await stranger.GetAsync("/openapi/v1.json")).ShouldBeOk();
        Assert.Equal("application/json", first.MediaType);
        var second = await (stranger with { IfNoneMatch = first.Header("ETag") }).GetAsync("/v1/openapi/v1.json");
        Assert.Equal("", second.ShouldHaveStatus(304).Text);
    }

    [Fact]
    public async Task Nothing_of_the_reference_is_limited()
    {
        var stranger = Platform.Stranger();
        for (var request = 0; request < 130; request++)
        {
            Assert.Null((await stranger.GetAsync("/docs")).ShouldBeOk().Header("RateLimit"));
        }
    }

    private static string Readable(JsonElement root)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            root.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static IEnumerable<JsonElement> References(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty("$ref", out var target) && target.ValueKind == JsonValueKind.String => [value],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => References(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static IEnumerable<(string Place, JsonElement Content)> Bodies(ApiOperation operation)
    {
        if (operation.Body is { } request)
        {
            yield return (operation.Id, request);
        }

        foreach (var (status, response) in operation.Responses)
        {
            // The document itself is too long an example of itself.
            if (operation.Id != "getReference" && response.TryGetProperty("content", out var content))
            {
                foreach (var body in content.EnumerateObject().Where(body => body.Name.EndsWith("json", StringComparison.Ordinal)))
                {
                    yield return ($"{operation.Id} {status}", body.Value);
                }
            }
        }
    }

    private static IEnumerable<JsonElement> Examples(ApiReference reference, JsonElement content)
    {
        if (content.TryGetProperty("example", out var only))
        {
            yield return only;
        }

        if (content.TryGetProperty("examples", out var several))
        {
            foreach (var example in several.EnumerateObject())
            {
                yield return reference.Resolve(example.Value).GetProperty("value");
            }
        }
    }
}
