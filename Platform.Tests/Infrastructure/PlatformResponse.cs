using System.Net.Http.Headers;
using System.Text.Json;

namespace Platform.Tests.Infrastructure;

/// <summary>An answer, read to its end.</summary>
public sealed record PlatformResponse(string Request, int Status, ILookup<string, string> AllHeaders, string? MediaType, string Text)
{
    private JsonElement? _json;

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => _json ??= Parse();

    public static async Task<PlatformResponse> ReadAsync(HttpResponseMessage response)
    {
        var headers = Flat(response.Headers).Concat(Flat(response.Content.Headers))
            .ToLookup(pair => pair.Name, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        return new PlatformResponse(
            $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.PathAndQuery}",
            (int)response.StatusCode,
            headers,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync());
    }

    public IEnumerable<string> Headers(string name) => AllHeaders[name];

    /// <summary>A header's value, or null where it is missing.</summary>
    public string? Header(string name) => AllHeaders.Contains(name) ? string.Join(", ", AllHeaders[name]) : null;

    public override string ToString() =>
        $"{Request} -> {Status}\n{string.Join('\n', AllHeaders.Select(header => $"{header.Key}: {string.Join(", ", header)}"))}\n\n{Text}";

    private static IEnumerable<(string Name, string Value)> Flat(HttpHeaders headers) =>
        headers.NonValidated.SelectMany(header => header.Value.Select(value => (header.Key, value)));

    private JsonElement Parse()
    {
        try
        {
            using var document = JsonDocument.Parse(Text);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException("The answer is not JSON: " + this, exception);
        }
    }
}
