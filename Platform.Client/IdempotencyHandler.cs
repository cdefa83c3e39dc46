namespace Platform.Client;

/// <summary>Gives each call that takes an <c>Idempotency-Key</c> a new one, unless it has one. It stands outside of <see cref="RetryHandler"/>: all tries carry the same.</summary>
public sealed class IdempotencyHandler : DelegatingHandler
{
    internal const string Header = "Idempotency-Key";

    /// <summary>The calls that take a key.</summary>
    public static IReadOnlyList<string> Paths { get; } = ["/bot/batch"];

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Headers.Contains(Header) && TakesKey(request))
        {
            request.Headers.Add(Header, Guid.NewGuid().ToString());
        }

        return base.SendAsync(request, cancellationToken);
    }

    private static bool TakesKey(HttpRequestMessage request) =>
        request.Method == HttpMethod.Post
        && request.RequestUri?.AbsolutePath is { } path
        && Paths.Any(taking => path.EndsWith(taking, StringComparison.Ordinal));
}
