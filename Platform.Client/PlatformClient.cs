using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using Platform.Client.Api;
using Platform.Client.Api.Models;

namespace Platform.Client;

/// <summary>Calls one platform with one credential. It may be used by many threads at once, and wants to be kept. A refusal is thrown as a <see cref="Problem"/>.</summary>
public sealed class PlatformClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly HttpClientRequestAdapter _adapter;

    /// <summary>A client of the platform at an address, without <c>/v1</c>.</summary>
    /// <param name="address">Where the platform is.</param>
    /// <param name="credential">What it calls with.</param>
    /// <param name="retries">How long and how often it tries; as usual if null.</param>
    /// <param name="time">The clock by which it waits.</param>
    /// <param name="transport">What sends the requests; connections of its own if null.</param>
    public PlatformClient(Uri address, Credential credential, RetryOptions? retries = null, TimeProvider? time = null, HttpMessageHandler? transport = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(credential);
        // Cookies are the credential's business: a jar would mix the sessions of several clients.
        transport ??= new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        var retry = new RetryHandler(retries ?? new RetryOptions(), time ?? TimeProvider.System) { InnerHandler = transport };
        var idempotency = new IdempotencyHandler { InnerHandler = retry };
        var credentials = new CredentialHandler(credential) { InnerHandler = idempotency };
        _http = new HttpClient(new HeadersInspectionHandler { InnerHandler = credentials }) { Timeout = Timeout.InfiniteTimeSpan };
        _adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: _http)
        {
            BaseUrl = address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/v1",
        };
        Calls = new ApiClient(_adapter);
    }

    /// <summary>Every call of the platform, by its path.</summary>
    public ApiClient Calls { get; }

    /// <summary>Redeems a sign-in code. The session is that of another client: this one keeps its credential.</summary>
    public async Task<SignedIn> SignInAsync(string code, CancellationToken cancellation = default)
    {
        var headers = new HeadersInspectionHandlerOption { InspectResponseHeaders = true };
        var answer = await Calls.Authentication.Verify.PostAsync(
            new CodeBody { Code = code }, request => request.Options.Add(headers), cancellation).ConfigureAwait(false);
        var session = headers.ResponseHeaders.TryGetValue("Set-Cookie", out var cookies) ? Credential.FromCookies(cookies) : null;
        return answer is not null && session is not null
            ? new SignedIn(answer, session)
            : throw new InvalidOperationException("The platform signed in without a session.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _adapter.Dispose();
        _http.Dispose();
    }
}
