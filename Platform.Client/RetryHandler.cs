using System.Net;

namespace Platform.Client;

/// <summary>
/// Tries a call again after 429, 503 and broken connections, but only one that may be carried out twice: by its method, by an idempotency key or by
/// <see cref="SafeToRepeat"/>. It never comes back earlier than <c>Retry-After</c> says.
/// </summary>
public sealed class RetryHandler(RetryOptions options, TimeProvider time) : DelegatingHandler
{
    /// <summary>How far a wait that the platform named is stretched at most.</summary>
    private static readonly TimeSpan LongestStretch = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        }

        var waited = TimeSpan.Zero;
        for (var tries = 1; ; tries++)
        {
            HttpResponseMessage? response = null;
            HttpRequestException? failure = null;
            try
            {
                response = await TryAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException broken)
            {
                failure = broken;
            }

            var wait = WaitAfter(response, tries);
            if (wait is null || tries >= options.MaxTries || wait > options.MaxTotalWait - waited || !MayRepeat(request))
            {
                return response ?? throw failure!;
            }

            var status = (int?)response?.StatusCode;
            response?.Dispose();
            options.OnWait?.Invoke(new RetryWait(tries, wait.Value, status));
            await Task.Delay(wait.Value, time, cancellationToken).ConfigureAwait(false);
            waited += wait.Value;
        }
    }

    /// <summary>One try, with the whole answer: a connection that breaks in the middle of it has broken like any other.</summary>
    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.TryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(either.Token).ConfigureAwait(false);
            return response;
        }
        catch (Exception exception) when (BrokenBy(exception, cancellationToken) is { } broken)
        {
            response?.Dispose();
            throw broken;
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }

    private static HttpRequestException? BrokenBy(Exception exception, CancellationToken callersOwn) => exception switch
    {
        OperationCanceledException when !callersOwn.IsCancellationRequested => new HttpRequestException("The platform did not answer in time.", exception),
        IOException => new HttpRequestException("The connection to the platform broke.", exception),
        _ => null,
    };

    private static bool MayRepeat(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options
        || request.Headers.Contains(IdempotencyHandler.Header)
        || SafeToRepeat.IsOn(request);

    /// <summary>How long to wait before a further try is worth it; null when none is.</summary>
    private TimeSpan? WaitAfter(HttpResponseMessage? response, int tries) => response?.StatusCode switch
    {
        null => OwnWait(tries),
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => NamedWait(response) ?? OwnWait(tries),
        _ => null,
    };

    private TimeSpan? NamedWait(HttpResponseMessage response)
    {
        var named = response.Headers.RetryAfter is { } retryAfter ? retryAfter.Delta ?? retryAfter.Date - time.GetUtcNow() : null;
        return named is { } wait ? (wait > TimeSpan.Zero ? wait : TimeSpan.Zero) + (options.Random.NextDouble() * LongestStretch) : null;
    }

    /// <summary>Doubles with every try, and is scattered over the upper half.</summary>
    private TimeSpan OwnWait(int tries)
    {
        var doubled = options.FirstWait * Math.Pow(2, Math.Min(tries - 1, 30));
        var longest = doubled < options.LongestWait ? doubled : options.LongestWait;
        return longest * (0.5 + (options.Random.NextDouble() / 2));
    }
}
