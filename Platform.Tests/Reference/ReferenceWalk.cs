using System.Globalization;
using System.Text;
using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Reference;

/// <summary>Goes through the calls of a document on the platform that serves it, and has every answer judged.</summary>
public sealed partial class ReferenceWalk(ApiReference reference, PlatformAccess platform, Operator owner)
{
    // Things that nobody made.
    private static readonly Dictionary<string, string> Nothing = new()
    {
        ["id"] = "9007199254740000",
        ["user_id"] = "9007199254740000",
        ["token_suffix"] = "000000",
        ["code"] = "0000000000000000",
    };

    public AnswerJudge Judge { get; } = new();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Id(long id) => new() { ["id"] = Text(id), ["user_id"] = Text(id) };

    /// <summary>Makes a call with an object as its body.</summary>
    private Task<PlatformResponse> CallAsync(
        string operation, PlatformClient client, object? body = null, IReadOnlyDictionary<string, string>? path = null, string query = "") =>
        CallAsync(reference.Operation(operation), client, body is null ? null : JsonSerializer.Serialize(body), path, query);

    private async Task<PlatformResponse> CallAsync(
        ApiOperation operation,
        PlatformClient client,
        string? body = null,
        IReadOnlyDictionary<string, string>? path = null,
        string query = "",
        string mediaType = "application/json")
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, mediaType);
        return Judge.Judge(operation, await client.SendAsync(operation.Method, operation.Path(path ?? Nothing) + query, content));
    }

    private async Task<PlatformResponse> OkAsync(
        string operation, PlatformClient client, object? body = null, IReadOnlyDictionary<string, string>? path = null, string query = "") =>
        (await CallAsync(operation, client, body, path, query)).ShouldBeOk();

    /// <summary>Has a call refused by a code; the codes of a call are provoked one after the other.</summary>
    private async Task RefusedAsync(
        string code, string operation, PlatformClient client, object? body = null, IReadOnlyDictionary<string, string>? path = null, string query = "") =>
        ShouldBeRefused(code, await CallAsync(operation, client, body, path, query));

    private static void ShouldBeRefused(string code, PlatformResponse answer) =>
        Assert.True(answer.Status >= 400 && answer.Json.Text("code") == code, $"Not refused by {code}: {answer}");
}
