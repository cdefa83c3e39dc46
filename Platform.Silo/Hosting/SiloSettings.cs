using System.Globalization;
using System.Net;
using Platform.GrainInterfaces.Certificates;
using Platform.GrainInterfaces.Settings;
using Platform.Silo.Chats;
using Platform.Silo.Secrets;

namespace Platform.Silo.Hosting;

/// <summary>The settings of a silo (reference.md, section 11).</summary>
internal sealed record SiloSettings
{
    private const int LargestPort = 65535;

    /// <summary>The Orleans service all silos are of.</summary>
    public const string ServiceId = "platform";

    /// <summary>Folder of the embedded database and of the secrets made at the first start.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A PostgreSQL connection string; null means the embedded database.</summary>
    public required string? Database { get; init; }

    /// <summary>Where HTTP is served; null for a silo without a gateway.</summary>
    public required string? Urls { get; init; }

    public required int SiloPort { get; init; }

    public required int ClientPort { get; init; }

    /// <summary>The address that other machines reach this silo by.</summary>
    public required IPAddress AdvertisedAddress { get; init; }

    public required string ClusterId { get; init; }

    /// <summary>Whether silos are pods of Kubernetes, which knows at once of those that are gone.</summary>
    public required bool IsOnKubernetes { get; init; }

    /// <summary>Whether the silo counts its grains' calls and shows them at <c>/dashboard</c>.</summary>
    public required bool ShowsDashboard { get; init; }

    /// <summary>The certificates of the cluster; null where its connections are not encrypted.</summary>
    public required CertificateFiles? Certificates { get; init; }

    /// <summary>Opens what must work before there is an Owner.</summary>
    public required SecretSource OperatorKey { get; init; }

    /// <summary>Make sign-in codes; one a line, the first is in force.</summary>
    public required SecretSource ServerSecrets { get; init; }

    /// <summary>The public key that a new installation begins with.</summary>
    public required SecretSource FirstPublicKey { get; init; }

    /// <summary>What runs the shared browsers of chats; null where their state is only kept.</summary>
    public required BrowserCommand? Browser { get; init; }

    /// <summary>Creates or migrates the schema and ends.</summary>
    public required bool MigrateOnly { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">One of them is not valid.</exception>
    public static SiloSettings Read(IConfiguration configuration)
    {
        string data = Path.GetFullPath(Text(configuration, "Platform:Data") ?? "./data");
        string? urls = Text(configuration, "Urls") ?? "http://127.0.0.1:8080";
        var certificates = CertificateFiles.Read(key => configuration[key]);
        return new SiloSettings
        {
            DataFolder = data,
            Database = Text(configuration, "Platform:Database"),
            Urls = urls.Equals("none", StringComparison.OrdinalIgnoreCase) ? null : urls,
            SiloPort = Port(configuration, "Platform:Cluster:SiloPort", 11111),
            ClientPort = Port(configuration, "Platform:Cluster:ClientPort", 30000),
            AdvertisedAddress = Address(configuration, certificates),
            ClusterId = Text(configuration, "Platform:Cluster:ClusterId") ?? "platform",
            IsOnKubernetes = OnKubernetes(configuration, certificates),
            ShowsDashboard = configuration.GetValue("Platform:Cluster:Dashboard", false),
            OperatorKey = Secret(configuration, "Platform:OperatorKey", data, "operator.key"),
            ServerSecrets = Secret(configuration, "Platform:ServerSecret", data, "server.secret"),
            FirstPublicKey = Secret(configuration, "Platform:PublicKey", data, "public-api.key"),
            Certificates = certificates,
            Browser = BrowserCommand.Read(configuration),
            MigrateOnly = configuration.GetValue("Platform:MigrateOnly", false),
        };
    }

    private static string? Text(IConfiguration configuration, string key) =>
        string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];

    private static SecretSource Secret(IConfiguration configuration, string key, string folder, string name) =>
        new(key, Text(configuration, key), Path.GetFullPath(Text(configuration, key + "File") ?? Path.Combine(folder, name)));

    private static int Port(IConfiguration configuration, string key, int standard)
    {
        string? text = Text(configuration, key);
        return text is null ? standard
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= LargestPort ? port
            : throw new SettingException($"{key} must be a port from 1 to {LargestPort}.");
    }

    // There a silo listens on every address of its pod, whatever it is reached by.
    private static bool OnKubernetes(IConfiguration configuration, CertificateFiles? certificates)
    {
        bool isOn = configuration.GetValue("Platform:Cluster:Kubernetes", false);
        return isOn && IPAddress.IsLoopback(Address(configuration, certificates))
            ? throw new SettingException("Platform:Cluster:Kubernetes needs Platform:Cluster:AdvertisedIP, the address of the pod.")
            : isOn;
    }

    private static IPAddress Address(IConfiguration configuration, CertificateFiles? certificates)
    {
        const string key = "Platform:Cluster:AdvertisedIP";
        if (Text(configuration, key) is not { } text)
        {
            return IPAddress.Loopback;
        }

        if (!IPAddress.TryParse(text, out IPAddress? address))
        {
            throw new SettingException($"{key} must be an IP address.");
        }

        if (certificates is null && !IPAddress.IsLoopback(address) && !configuration.GetValue("Platform:Cluster:InsecureNetwork", false))
        {
            throw new SettingException(
                $"{key} opens the cluster's ports to the network, and without certificates they speak to anyone who reaches them. "
                + "Give every member --certificate, --certificate-key and --certificate-authority, or start with --insecure-network if that network is private.");
        }

        return address;
    }
}
