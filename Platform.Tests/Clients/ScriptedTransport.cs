using System.Collections.Concurrent;

namespace Platform.Tests.Clients;

/// <summary>Answers the tries of a call as a script says, and keeps what each brought.</summary>
public sealed class ScriptedTransport(params Func<CancellationToken, Task<HttpResponseMessage>>[] script) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> _script = new(script);

    public ConcurrentQueue<(string? Key, string Body)> Tries { get; } = new();

    public static Func<CancellationToken, Task<HttpResponseMessage>> Answer(int status, string? retryAfter = null) => _ =>
    {
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StringContent("{}") };
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return Task.FromResult(response);
    };

    public static Func<CancellationToken, Task<HttpResponseMessage>> Broken { get; } = _ => throw new HttpRequestException("broken");

    public static Func<CancellationToken, Task<HttpResponseMessage>> Silent { get; } = async cancellation =>
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        await using var registration = cancellation.Register(() => never.TrySetCanceled(cancellation));
        return await never.Task;
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
        Tries.Enqueue((key, request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken)));
        Assert.True(_script.TryDequeue(out var answer), "One try too many.");
        return await answer(cancellationToken);
    }
}
