using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Platform.Admin.Connection;

/// <summary>Builds the Orleans client.</summary>
internal static class ClusterClientHost
{
    // Both sides of the cluster's storage are keyed by it; the silos use the same.
    private const string ServiceId = "platform";
    private const string DatabaseDriver = "Npgsql";
    private const int DatabaseSeconds = 4;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    // The client looks for another silo only after this pause; its own default of a minute suits long-lived clients.
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(250);

    /// <summary>A client that is not started yet.</summary>
    /// <param name="target">The cluster it is for.</param>
    /// <param name="logging">Whether it tells what it does.</param>
    /// <param name="cancellationToken">Ends the look-up of host names.</param>
    public static async Task<IHost> BuildAsync(ClusterTarget target, ClientLogging logging, CancellationToken cancellationToken)
    {
        List<IPEndPoint> endpoints = [];
        foreach (SiloEndpoint endpoint in (target as SiloAddresses)?.Endpoints ?? [])
        {
            endpoints.AddRange(await endpoint.ResolveAsync(cancellationToken));
        }

        // Without the defaults no configuration file of the current folder is read, and the client starts faster.
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        if (logging == ClientLogging.Verbose)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Debug);
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }

        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = target.ClusterId;
                options.ServiceId = ServiceId;
            });
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = CallTimeout);
            client.Configure<ConnectionOptions>(options =>
            {
                options.OpenConnectionTimeout = ConnectTimeout;
                options.ConnectionRetryDelay = RetryPause;
            });
            client.Configure<TypeManagementOptions>(options => options.TypeMapRefreshInterval = RetryPause);
            if (target is SiloDatabase database)
            {
                UseDatabase(client, database);
            }
            else
            {
                client.UseStaticClustering([.. endpoints]);
            }
        });
        return builder.Build();
    }

    private static void UseDatabase(IClientBuilder client, SiloDatabase database)
    {
        Npgsql.NpgsqlConnectionStringBuilder connection = new(database.Connection.ConnectionString)
        {
            Timeout = DatabaseSeconds,
            CommandTimeout = DatabaseSeconds,
            Pooling = false,
        };
        client.UseAdoNetClustering(options =>
        {
            options.Invariant = DatabaseDriver;
            options.ConnectionString = connection.ConnectionString;
        });
    }
}
