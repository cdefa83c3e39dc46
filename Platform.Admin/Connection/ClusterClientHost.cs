using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Platform.Admin.Connection;

/// <summary>Builds Orleans clients.</summary>
internal static class ClusterClientHost
{
    // The silos use the same: membership and storage are keyed by it.
    private const string ServiceId = "platform";

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);

    // Between two attempts to read what the cluster offers; the client's own default of a minute suits long-lived ones.
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(250);

    /// <summary>A client that is not started yet.</summary>
    /// <param name="clusterId">Name of the cluster.</param>
    /// <param name="logging">Whether it tells what it does.</param>
    /// <param name="clustering">Says where the silos are.</param>
    public static IHost Build(string clusterId, ClientLogging logging, Action<IClientBuilder> clustering)
    {
        // Without the defaults no configuration file of the current folder is read, and the client starts faster.
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<IHostLifetime, ConsoleOwnLifetime>();
        if (logging == ClientLogging.Verbose)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Debug);
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }

        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = clusterId;
                options.ServiceId = ServiceId;
            });
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = CallTimeout);
            client.Configure<TypeManagementOptions>(options => options.TypeMapRefreshInterval = RetryPause);
            client.UseConnectionRetryFilter<NoSecondTry>();
            clustering(client);
        });
        return builder.Build();
    }

    // The host's own lifetime would catch Ctrl-C, so that it no longer ended a console that waits for an answer.
    private sealed class ConsoleOwnLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    // Where nobody listens, the operator learns it at once.
    private sealed class NoSecondTry : IClientConnectionRetryFilter
    {
        public Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
