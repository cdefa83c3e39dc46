using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Reference;

/// <summary>The limits of fields stand in the rules of the cluster and in the document; what is just beyond a documented one is refused.</summary>
[Collection(OnEmbedded.Name)]
public sealed class DocumentedLimitsTests(EmbeddedPlatform fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task What_is_beyond_the_limits_of_a_body_is_refused_and_named()
    {
        var reference = await ApiReference.ReadAsync(Platform);
        var callers = await CallersAsync();
        var beyond = reference.Operations.Where(operation => operation.Body is not null).SelectMany(operation => Beyond(operation).Select(wrong => (operation, wrong))).ToArray();
        Assert.True(beyond.Length > 50);
        foreach (var (operation, (field, body)) in beyond)
        {
            var (client, path) = callers(operation);
            var answer = await client.PostTextAsync(operation.Path(path), body.ToJsonString());
            Assert.True(
                answer.Status == 400 && answer.Json.GetProperty("errors").TryGetProperty(field, out _),
                $"{operation.Id} does not refuse {field} in {Shortened(body)}: {answer}");
        }
    }

    [Fact]
    public async Task What_is_beyond_the_limits_of_an_item_of_a_batch_spoils_that_item()
    {
        var reference = await ApiReference.ReadAsync(Platform);
        var items = reference.Resolve(reference.Operation("reportCommands").Body!.Value.GetProperty("schema")).GetProperty("properties").GetProperty("commands").GetProperty("items");
        var bot = await (await Fixture.Process.OperatorAsync()).BotAsync();
        var example = JsonNode.Parse("""{"command":"play","count":1}""")!.AsObject();
        var beyond = Beyond(reference, reference.Resolve(items), example).ToArray();
        Assert.True(beyond.Length > 5);
        foreach (var (field, item) in beyond)
        {
            var answer = (await bot.Client.PostTextAsync("/v1/bot/batch", new JsonObject { ["commands"] = new JsonArray(item.DeepClone()) }.ToJsonString())).ShouldBeOk();
            Assert.True(answer.Json.GetProperty("rejected").GetArrayLength() == 1, $"{field} in {Shortened(item)}: {answer}");
        }
    }

    [Fact]
    public async Task What_is_beyond_the_limits_of_a_query_is_refused_and_named()
    {
        var reference = await ApiReference.ReadAsync(Platform);
        var callers = await CallersAsync();
        foreach (var operation in reference.Operations)
        {
            foreach (var parameter in operation.Parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query"))
            {
                var name = parameter.GetProperty("name").GetString()!;
                foreach (var value in BeyondQuery(reference.Resolve(parameter.GetProperty("schema"))))
                {
                    var (client, path) = callers(operation);
                    var answer = await client.GetAsync($"{operation.Path(path)}?{name}={value}");
                    Assert.True(answer.Status == 400 && answer.Json.GetProperty("errors").TryGetProperty(name, out _), $"{operation.Id} does not refuse {name}={value}: {answer}");
                }
            }
        }
    }

    private static string Shortened(JsonNode body) => body.ToJsonString() is { Length: > 200 } text ? text[..200] + "…" : body.ToJsonString();

    private static IEnumerable<(string Field, JsonObject Body)> Beyond(ApiOperation operation) => Beyond(
        operation.Reference, operation.Reference.Resolve(operation.Body!.Value.GetProperty("schema")), JsonNode.Parse(operation.Example!)!.AsObject());

    private static IEnumerable<(string Field, JsonObject Body)> Beyond(ApiReference reference, JsonElement schema, JsonObject example)
    {
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            foreach (var value in BeyondField(reference.Resolve(property.Value)))
            {
                var body = example.DeepClone().AsObject();
                body[property.Name] = value;
                yield return (property.Name, body);
            }
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var field in required.EnumerateArray())
            {
                var body = example.DeepClone().AsObject();
                body.Remove(field.GetString()!);
                yield return (field.GetString()!, body);
            }
        }
    }

    private static IEnumerable<JsonNode?> BeyondField(JsonElement schema)
    {
        if (!MayBeNull(schema))
        {
            yield return null;
        }

        yield return new JsonObject();
        if (schema.TryGetProperty("maxLength", out var longest))
        {
            // As a text of the right letters, and long enough to be wrong for its length alone.
            yield return Start(schema) + new string('a', longest.GetInt32() + 1);
        }

        if (schema.TryGetProperty("minLength", out var shortest))
        {
            yield return new string('a', shortest.GetInt32() - 1);
        }

        if (schema.TryGetProperty("pattern", out _))
        {
            yield return "?!?";
        }

        if (schema.TryGetProperty("minimum", out var least))
        {
            yield return least.GetInt64() - 1;
        }

        // What no thing can be called is a thing that is not there, not a bad number.
        if (schema.TryGetProperty("maximum", out var most) && most.GetInt64() != UserId.Largest)
        {
            yield return most.GetInt64() + 1;
        }

        if (schema.TryGetProperty("maxItems", out var mostItems))
        {
            yield return new JsonArray([.. Enumerable.Range(0, mostItems.GetInt32() + 1).Select(_ => (JsonNode)"g")]);
        }

        if (schema.TryGetProperty("minItems", out _))
        {
            yield return new JsonArray();
        }
    }

    private static string Start(JsonElement schema) => schema.TryGetProperty("pattern", out var pattern) && pattern.GetString() == "^https://" ? "https://" : "";

    private static bool MayBeNull(JsonElement schema) =>
        schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } types && types.EnumerateArray().Any(type => type.GetString() == "null");

    private static IEnumerable<string> BeyondQuery(JsonElement schema)
    {
        if (schema.GetProperty("type").GetString() is "integer" or "boolean")
        {
            yield return "x";
        }

        if (schema.TryGetProperty("minimum", out var least))
        {
            yield return Text(least.GetInt64() - 1);
        }

        if (schema.TryGetProperty("maximum", out var most))
        {
            yield return Text(most.GetInt64() + 1);
        }

        if (schema.TryGetProperty("enum", out var choices))
        {
            yield return Text(choices.EnumerateArray().Max(choice => choice.GetInt64()) + 1);
        }

        if (schema.TryGetProperty("minLength", out _))
        {
            yield return "";
        }

        if (schema.TryGetProperty("maxLength", out var longest))
        {
            yield return new string('a', longest.GetInt32() + 1);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Who may make each call, and on what, so that nothing but the fields speaks against it.</summary>
    private async Task<Func<ApiOperation, (PlatformClient Client, IReadOnlyDictionary<string, string> Path)>> CallersAsync()
    {
        var owner = await Fixture.Process.OperatorAsync();
        var bot = await owner.BotAsync();
        var user = await Platform.SignInAsync();

        // Several sessions, in turn: the limit of one is not what is asked here.
        var sessions = new SignedInUser[4];
        for (var session = 0; session < sessions.Length; session++)
        {
            sessions[session] = await Platform.SignInAsync(owner.User.Identity);
        }

        var chat = (await sessions[0].Client.PostAsync("/v1/portal/chats", new { name = "Film night" })).ShouldBeOk().Json.Number("id");
        var next = 0;
        return operation =>
        {
            return (
                operation.Credentials switch { "BotKey" => bot.Client, "Session" => sessions[next++ % sessions.Length].Client, _ => Platform.Visitor() },
                new Dictionary<string, string> { ["id"] = Text(chat), ["user_id"] = Text(user.Id) });
        };
    }
}
