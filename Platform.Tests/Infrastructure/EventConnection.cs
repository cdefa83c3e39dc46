using System.Net;

namespace Platform.Tests.Infrastructure;

/// <summary>An open stream of events, as a browser keeps one.</summary>
public sealed class EventConnection : IAsyncDisposable
{
    private const string Path = "/v1/events";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly HttpResponseMessage _response;

    private EventConnection(HttpResponseMessage response, Stream body)
    {
        _response = response;
        Events = new EventReader(body);
    }

    public EventReader Events { get; }

    public HttpResponseMessage Response => _response;

    /// <summary>Opens a stream, which must be granted, and reads the event it begins with.</summary>
    public static async Task<EventConnection> OpenAsync(PlatformClient client, string? lastEventId = null)
    {
        using var request = Compose(client, lastEventId);
        var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {(response.StatusCode == HttpStatusCode.OK ? "" : await response.Content.ReadAsStringAsync())}");
        var connection = new EventConnection(response, await response.Content.ReadAsStreamAsync());
        await connection.Events.NextAsync("ready");
        return connection;
    }

    /// <summary>Asks for a stream that is not granted.</summary>
    public static async Task<PlatformResponse> TryAsync(PlatformClient client, string? lastEventId = null)
    {
        using var request = Compose(client, lastEventId);
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        return await PlatformResponse.ReadAsync(response);
    }

    public ValueTask DisposeAsync()
    {
        Events.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    private static HttpRequestMessage Compose(PlatformClient client, string? lastEventId)
    {
        var request = client.Compose(HttpMethod.Get, Path);
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        return request;
    }
}
