using System.Collections.Concurrent;
using System.Collections.Immutable;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>What stands before the gateways in place of a load balancer: it sends a client to one of those that say they are ready.</summary>
internal sealed class Entrances : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ImmutableArray<Uri> _addresses;
    private readonly ConcurrentDictionary<Uri, bool> _ready = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    public Entrances(IEnumerable<Uri> addresses)
    {
        _addresses = [.. addresses];
        _watching = Task.WhenAll(_addresses.Select(address => Task.Run(() => WatchAsync(address))));
    }

    public bool AreAllReady => _addresses.All(address => _ready.GetValueOrDefault(address));

    /// <summary>Where a request may go, one after another where nobody listens: first those that are ready.</summary>
    public IReadOnlyList<Uri> Drawn()
    {
        Uri[] shuffled = [.. _addresses];
        Random.Shared.Shuffle(shuffled);
        return [.. shuffled.OrderByDescending(address => _ready.GetValueOrDefault(address))];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync(Uri address)
    {
        PlatformClient stranger = new(address);
        while (!_stop.IsCancellationRequested)
        {
            _ready[address] = await IsReadyAsync(stranger);
            await Task.Delay(Interval, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> IsReadyAsync(PlatformClient stranger)
    {
        try
        {
            return (await stranger.GetAsync("/health/ready").WaitAsync(Patience)).Status == 200;
        }
        catch (Exception away) when (away is HttpRequestException or TimeoutException)
        {
            return false;
        }
    }
}
