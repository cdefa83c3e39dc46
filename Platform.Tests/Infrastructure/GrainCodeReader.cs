using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Infrastructure;

/// <summary>Asks the grain that the admin console asks, over one connection instead of a console process a code.</summary>
public sealed class GrainCodeReader(PlatformOptions options) : ICodeReader, IAsyncDisposable
{
    /// <summary>The id of the cluster where no option names another.</summary>
    private const string ClusterId = "platform";

    private readonly Lazy<Task<IHost>> _client = new(() => ConnectAsync(options));

    public async Task<string> ReadAsync(Identity identity)
    {
        var client = (await _client.Value).Services.GetRequiredService<IClusterClient>();
        var answer = await client.GetGrain<ISignInConsoleGrain>(0).GetPendingCode(
            new Secret(options.Secrets.OperatorKey), new PlatformIdentity(identity.Platform, identity.PlatformUserId));
        Assert.False(answer.IsRefused, $"No code for {identity}: {answer.Refusal?.Code}");
        return answer.Value.Code?.Value ?? throw new InvalidOperationException($"No code waits for {identity}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsValueCreated && _client.Value.IsCompletedSuccessfully)
        {
            var host = await _client.Value;
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await host.StopAsync(timeout.Token);
            host.Dispose();
        }
    }

    private static async Task<IHost> ConnectAsync(PlatformOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .UseStaticClustering(new IPEndPoint(IPAddress.Loopback, options.ClientPort))
            .Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = ClusterId));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
