using System.Globalization;
using Npgsql;
using Platform.Admin.Commands;
using Platform.GrainInterfaces.Certificates;
using Platform.GrainInterfaces.Settings;

namespace Platform.Admin.Connection;

/// <summary>Which cluster to talk to and how to find it.</summary>
/// <param name="ClusterId">Name of the cluster.</param>
internal abstract record ClusterTarget(string ClusterId)
{
    private const string DefaultCluster = "127.0.0.1:30000";
    private const string DefaultClusterId = "platform";

    /// <summary>Where it is looked for, for people; holds no secret.</summary>
    public abstract string Place { get; }

    /// <summary>The operator's certificate and what silos are known by; null for a cluster without certificates.</summary>
    public CertificateFiles? Certificates { get; init; }

    /// <summary>Reads options and environment; an option goes before every variable.</summary>
    /// <param name="settings">The options.</param>
    /// <param name="surroundings">The environment.</param>
    /// <exception cref="UsageException">They make no sense.</exception>
    public static ClusterTarget Choose(ConsoleSettings settings, Surroundings surroundings) =>
        Locate(settings, surroundings) with { Certificates = ChooseCertificates(settings, surroundings) };

    private static ClusterTarget Locate(ConsoleSettings settings, Surroundings surroundings)
    {
        string clusterId = settings.ClusterId ?? surroundings.Setting("PLATFORM_CLUSTER_ID") ?? DefaultClusterId;
        return (settings.Cluster, settings.Database, surroundings.Setting("PLATFORM_CLUSTER"), surroundings.Setting("PLATFORM_DATABASE")) switch
        {
            ({ }, { }, _, _) => throw new UsageException("Give either --cluster or --database, not both."),
            ({ } addresses, null, _, _) => Silos(clusterId, addresses, "--cluster"),
            (null, { } connection, _, _) => Registry(clusterId, connection, "--database"),
            (null, null, { } addresses, _) => Silos(clusterId, addresses, "PLATFORM_CLUSTER"),
            (null, null, null, { } connection) => Registry(clusterId, connection, "PLATFORM_DATABASE"),
            _ => Silos(clusterId, DefaultCluster, "the default"),
        };
    }

    private static CertificateFiles? ChooseCertificates(ConsoleSettings settings, Surroundings surroundings)
    {
        try
        {
            return CertificateFiles.Choose(
                settings.Certificate ?? surroundings.Setting("PLATFORM_CERTIFICATE"),
                settings.CertificateKey ?? surroundings.Setting("PLATFORM_CERTIFICATE_KEY"),
                settings.CertificateAuthority ?? surroundings.Setting("PLATFORM_CERTIFICATE_AUTHORITY"));
        }
        catch (SettingException refusal)
        {
            throw new UsageException(refusal.Message);
        }
    }

    private static SiloAddresses Silos(string clusterId, string addresses, string source) => new(
        clusterId,
        [.. addresses.Split(',', StringSplitOptions.TrimEntries).Select(address => SiloEndpoint.Parse(address)
            ?? throw new UsageException($"{source} must be HOST:PORT, several separated by commas, and '{address}' is not."))]);

    private static SiloDatabase Registry(string clusterId, string connection, string source)
    {
        // The driver's own message would repeat the connection string, password included.
        try
        {
            NpgsqlConnectionStringBuilder parts = new(connection);
            return !string.IsNullOrEmpty(parts.Host)
                ? new SiloDatabase(clusterId, parts)
                : throw new UsageException($"{source} names no Host.");
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new UsageException($"{source} is not a PostgreSQL connection string such as Host=db;Database=platform;Username=platform.");
        }
    }
}

/// <summary>Silos by the addresses of their client ports.</summary>
/// <param name="ClusterId">Name of the cluster.</param>
/// <param name="Endpoints">One or more.</param>
internal sealed record SiloAddresses(string ClusterId, IReadOnlyList<SiloEndpoint> Endpoints) : ClusterTarget(ClusterId)
{
    /// <inheritdoc/>
    public override string Place => string.Join(", ", Endpoints);
}

/// <summary>Silos by the database they register themselves in.</summary>
/// <param name="ClusterId">Name of the cluster.</param>
/// <param name="Connection">How to reach it.</param>
internal sealed record SiloDatabase(string ClusterId, NpgsqlConnectionStringBuilder Connection) : ClusterTarget(ClusterId)
{
    /// <inheritdoc/>
    public override string Place => string.Create(
        CultureInfo.InvariantCulture,
        $"database {Connection.Database ?? Connection.Username ?? "of the system's user"} on {Connection.Host}:{Connection.Port}");
}
