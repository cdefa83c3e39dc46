using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Platform.Tests.Infrastructure;

/// <summary>One caller of the HTTP API: what he carries and whence he comes. A variant of a caller is a <c>with</c>.</summary>
public sealed record PlatformClient(Uri Address)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    public string? ApiKey { get; init; }

    /// <summary>The token in the session cookie.</summary>
    public string? Session { get; init; }

    /// <summary>What the proxy on loopback says about where the caller comes from.</summary>
    public string? ClientAddress { get; init; }

    public string? Origin { get; init; }

    public string? UserAgent { get; init; }

    public string? TraceParent { get; init; }

    public string? IfNoneMatch { get; init; }

    public string? IdempotencyKey { get; init; }

    public Task<PlatformResponse> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>A POST without any body.</summary>
    public Task<PlatformResponse> PostAsync(string path) => SendAsync(HttpMethod.Post, path);

    /// <summary>A POST with an object as its JSON body.</summary>
    public Task<PlatformResponse> PostAsync(string path, object body) => PostTextAsync(path, JsonSerializer.Serialize(body));

    /// <summary>A POST with a text as its body, well-formed or not.</summary>
    public Task<PlatformResponse> PostTextAsync(string path, string text, string? mediaType = "application/json") =>
        PostBytesAsync(path, Encoding.UTF8.GetBytes(text), mediaType);

    public Task<PlatformResponse> PostBytesAsync(string path, byte[] bytes, string? mediaType = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        return SendAsync(HttpMethod.Post, path, content);
    }

    public Task<PlatformResponse> RequestCodeAsync(Identity identity) => PostAsync(
        "/v1/authentication/request", new { platform = identity.Platform, platform_user_id = identity.PlatformUserId });

    public Task<PlatformResponse> VerifyAsync(string code) => PostAsync("/v1/authentication/verify", new { code });

    public async Task<PlatformResponse> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = Compose(method, path, content);
        return await SendAsync(request);
    }

    /// <summary>The request as this caller would send it, for a test that has more to say in it.</summary>
    public HttpRequestMessage Compose(HttpMethod method, string path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, new Uri(Address, path)) { Content = content };
        Add(request, "X-API-Key", ApiKey);
        Add(request, "Cookie", Session is null ? null : SessionCookie.Name + "=" + Session);
        Add(request, "X-Forwarded-For", ClientAddress);
        Add(request, "Origin", Origin);
        Add(request, "User-Agent", UserAgent);
        Add(request, "traceparent", TraceParent);
        Add(request, "If-None-Match", IfNoneMatch);
        Add(request, "Idempotency-Key", IdempotencyKey);
        return request;
    }

    /// <summary>Sends a request as it stands.</summary>
    public static async Task<PlatformResponse> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        return await PlatformResponse.ReadAsync(response);
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
