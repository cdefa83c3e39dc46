using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Platform.Admin.Connection;

/// <summary>A real cluster behind an Orleans client, connected by the first question.</summary>
/// <param name="target">Which cluster.</param>
/// <param name="logging">Whether the client tells what it does.</param>
/// <param name="time">The clock.</param>
internal sealed class OrleansCluster(ClusterTarget target, ClientLogging logging, TimeProvider time) : ICluster
{
    // Below the 10 seconds of the contract (reference.md, section 10), since the process must start and end as well.
    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(8);

    // A client that cannot say good-bye is left behind with the process.
    private static readonly TimeSpan MostLeaving = TimeSpan.FromSeconds(0.5);

    private readonly Patience _patience = new(time, MostWaiting);
    private IHost? _client;

    /// <inheritdoc/>
    public string Place => target.Place;

    /// <inheritdoc/>
    public async Task<TReply> AskAsync<TGrain, TReply>(Func<TGrain, Task<TReply>> question)
        where TGrain : IGrainWithIntegerKey
    {
        IGrainFactory grains = await ConnectAsync();

        // Whatever escapes a grain is a fault of the cluster: its refusals are values.
        try
        {
            return await _patience.WaitAsync(_ => question(grains.GetGrain<TGrain>(0)));
        }
        catch (Exception fault)
        {
            throw ClusterFault.NoAnswer(target, fault);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_client is null)
        {
            return;
        }

        try
        {
            await _client.StopAsync(CancellationToken.None).WaitAsync(MostLeaving, time);
        }
        catch (Exception leaving) when (leaving is TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            // Nothing depends on a good-bye.
        }
    }

    private async Task<IGrainFactory> ConnectAsync()
    {
        try
        {
            _client ??= await _patience.WaitAsync(async late =>
            {
                IHost client = await ClusterClientHost.BuildAsync(target, logging, late);
                await client.StartAsync(late);
                return client;
            });
        }
        catch (Exception fault)
        {
            throw ClusterFault.Unreachable(target, fault);
        }

        return _client.Services.GetRequiredService<IGrainFactory>();
    }
}
