using System.Collections.Immutable;
using System.Net;
using Npgsql;
using Platform.GrainInterfaces.Certificates;
using Platform.GrainInterfaces.Settings;

namespace Platform.Gateway.Standalone;

/// <summary>Where a gateway of its own finds its cluster (reference.md, section 11).</summary>
internal sealed record ClusterSettings
{
    /// <summary>The setting of <see cref="Database"/>.</summary>
    public const string DatabaseSetting = "Platform:Database";

    /// <summary>The setting of <see cref="ClusterId"/>.</summary>
    public const string ClusterIdSetting = "Platform:Cluster:ClusterId";

    /// <summary>The setting of <see cref="Gateways"/>.</summary>
    public const string GatewaysSetting = "Platform:Cluster:Gateways";

    /// <summary>The Orleans service all silos are of.</summary>
    public const string ServiceId = "platform";

    private static readonly IPEndPoint LocalSilo = new(IPAddress.Loopback, 30000);

    // Set where the operator says nothing: the list of silos is a small question that must not keep anybody waiting.
    private static readonly (string Keyword, object Value)[] DatabaseDefaults =
    [
        ("Timeout", 3),
        ("Command Timeout", 5),
        ("Maximum Pool Size", 2),
        ("Application Name", "platform-gateway"),
    ];

    /// <summary>Connection string of the database the silos enter themselves in; null to go by <see cref="Gateways"/>.</summary>
    public required string? Database { get; init; }

    /// <summary>Which of the clusters in the database.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Silos by address and client port, where there is no database to look them up in.</summary>
    public required ImmutableArray<IPEndPoint> Gateways { get; init; }

    /// <summary>The certificates of the cluster; null where its connections are not encrypted.</summary>
    public required CertificateFiles? Certificates { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">All settings of the process.</param>
    /// <exception cref="SettingException">One of them is not what it must be.</exception>
    public static ClusterSettings Read(IConfiguration configuration)
    {
        string? clusterId = configuration[ClusterIdSetting];
        return new ClusterSettings
        {
            Database = configuration[DatabaseSetting] is { } text && !string.IsNullOrWhiteSpace(text) ? Complete(text) : null,
            ClusterId = string.IsNullOrWhiteSpace(clusterId) ? "platform" : clusterId,
            Certificates = CertificateFiles.Read(key => configuration[key]),
            Gateways = ReadGateways(configuration.GetSection(GatewaysSetting)),
        };
    }

    private static string Complete(string connectionString)
    {
        try
        {
            var complete = new NpgsqlConnectionStringBuilder(connectionString);
            foreach ((string keyword, object value) in DatabaseDefaults)
            {
                if (!complete.ShouldSerialize(keyword))
                {
                    complete[keyword] = value;
                }
            }

            return complete.ConnectionString;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text itself is not repeated: it may hold a password.
            throw new SettingException($"{DatabaseSetting} is no PostgreSQL connection string: {failure.Message}", failure);
        }
    }

    private static ImmutableArray<IPEndPoint> ReadGateways(IConfigurationSection list)
    {
        IEnumerable<string?> texts = list.Value is { } text ? text.Split(',') : list.GetChildren().Select(child => child.Value);
        ImmutableArray<IPEndPoint> gateways = [.. texts.Where(entry => !string.IsNullOrWhiteSpace(entry)).Select(entry => Address(entry!.Trim()))];
        return gateways.IsEmpty ? [LocalSilo] : gateways;
    }

    private static IPEndPoint Address(string text)
    {
        string numeric = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" + text["localhost".Length..] : text;
        return IPEndPoint.TryParse(numeric, out IPEndPoint? address) && address.Port > 0
            ? address
            : throw new SettingException($"{GatewaysSetting} holds \"{text}\", which is no address with a port such as 10.0.0.7:30000.");
    }
}
