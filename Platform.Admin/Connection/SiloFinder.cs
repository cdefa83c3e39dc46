using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Messaging;

namespace Platform.Admin.Connection;

/// <summary>Finds the client ports of a cluster's silos.</summary>
internal static class SiloFinder
{
    private const string DatabaseDriver = "Npgsql";
    private const int DatabaseSeconds = 3;

    /// <summary>Looks host names up, or asks the database which silos are running.</summary>
    /// <param name="target">The cluster.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static Task<IReadOnlyList<IPEndPoint>> FindAsync(ClusterTarget target, CancellationToken cancellationToken) => target switch
    {
        SiloAddresses silos => ResolveAsync(silos, cancellationToken),
        SiloDatabase database => AskAsync(database),
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };

    private static async Task<IReadOnlyList<IPEndPoint>> ResolveAsync(SiloAddresses silos, CancellationToken cancellationToken)
    {
        List<IPEndPoint> endpoints = [];
        foreach (SiloEndpoint endpoint in silos.Endpoints)
        {
            endpoints.AddRange(await endpoint.ResolveAsync(cancellationToken));
        }

        return endpoints;
    }

    // A client that is never started knows how to read the registry of silos.
    private static async Task<IReadOnlyList<IPEndPoint>> AskAsync(SiloDatabase database)
    {
        NpgsqlConnectionStringBuilder connection = new(database.Connection.ConnectionString)
        {
            Timeout = DatabaseSeconds,
            CommandTimeout = DatabaseSeconds,
            Pooling = false,
        };
        using IHost reader = ClusterClientHost.Build(database.ClusterId, ClientLogging.Silent, client => client.UseAdoNetClustering(options =>
        {
            options.Invariant = DatabaseDriver;
            options.ConnectionString = connection.ConnectionString;
        }));
        IGatewayListProvider registry = reader.Services.GetRequiredService<IGatewayListProvider>();
        await registry.InitializeGatewayListProvider();
        IList<Uri> gateways = await registry.GetGateways();
        return [.. gateways.Select(gateway => new IPEndPoint(IPAddress.Parse(gateway.Host.Trim('[', ']')), gateway.Port))];
    }
}
