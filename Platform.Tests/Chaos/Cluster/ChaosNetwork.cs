using System.Globalization;
using Npgsql;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>
/// A network namespace for each silo, all on one bridge, so that the way between two of them can be cut while each still reaches the database and the
/// gateways. Needs root.
/// </summary>
internal sealed class ChaosNetwork : IAsyncDisposable
{
    /// <summary>The address of the tests, the gateways and the database on the bridge.</summary>
    public const string Host = "10.213.77.1";

    private const int Silos = 3;

    // A link-layer address that nobody has: what is sent there is lost without a word, as on a cut wire.
    private const string Nowhere = "02:00:00:00:00:ff";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    // Namespaces and interfaces have names of the whole machine, the latter of 15 letters at most.
    private readonly string _name = "chaos" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    private ChaosNetwork()
    {
    }

    public static async Task<ChaosNetwork> CreateAsync()
    {
        ChaosNetwork network = new();
        try
        {
            await network.BuildAsync();
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>A silo's options in its namespace.</summary>
    public PlatformOptions Place(int silo, PlatformOptions options) => (options with
    {
        NetworkNamespace = NamespaceOf(silo),
        Database = new NpgsqlConnectionStringBuilder(options.Database) { Host = Host }.ConnectionString,
    }).With("Platform__Cluster__AdvertisedIP", AddressOf(silo)).With("Platform__Cluster__InsecureNetwork", "true");

    /// <summary>Loses everything that two silos send each other.</summary>
    public Task CutAsync(int one, int other) => Task.WhenAll(
        InAsync(one, "neigh", "replace", AddressOf(other), "lladdr", Nowhere, "nud", "permanent", "dev", "eth0"),
        InAsync(other, "neigh", "replace", AddressOf(one), "lladdr", Nowhere, "nud", "permanent", "dev", "eth0"));

    public Task MendAsync(int one, int other) => Task.WhenAll(
        InAsync(one, "neigh", "del", AddressOf(other), "dev", "eth0"), InAsync(other, "neigh", "del", AddressOf(one), "dev", "eth0"));

    public async ValueTask DisposeAsync()
    {
        for (int silo = 0; silo < Silos; silo++)
        {
            await RunAsync("netns", "del", NamespaceOf(silo));
        }

        await RunAsync("link", "del", _name);
    }

    private async Task BuildAsync()
    {
        await IpAsync("link", "add", _name, "type", "bridge");
        await IpAsync("addr", "add", Host + "/24", "dev", _name);
        await IpAsync("link", "set", _name, "up");
        for (int silo = 0; silo < Silos; silo++)
        {
            string outside = string.Create(CultureInfo.InvariantCulture, $"{_name}v{silo}");
            await IpAsync("netns", "add", NamespaceOf(silo));
            await IpAsync("link", "add", outside, "type", "veth", "peer", "name", "eth0", "netns", NamespaceOf(silo));
            await IpAsync("link", "set", outside, "master", _name);
            await IpAsync("link", "set", outside, "up");
            await InAsync(silo, "addr", "add", AddressOf(silo) + "/24", "dev", "eth0");
            await InAsync(silo, "link", "set", "eth0", "up");
            await InAsync(silo, "link", "set", "lo", "up");
        }
    }

    private string NamespaceOf(int silo) => string.Create(CultureInfo.InvariantCulture, $"{_name}-{silo}");

    private static string AddressOf(int silo) => string.Create(CultureInfo.InvariantCulture, $"10.213.77.{11 + silo}");

    private Task InAsync(int silo, params string[] arguments) => IpAsync(["-n", NamespaceOf(silo), .. arguments]);

    private static async Task IpAsync(params string[] arguments) => (await RunAsync(arguments)).ShouldExitWith(0);

    private static Task<FinishedProcess> RunAsync(params string[] arguments) => FinishedProcess.RunAsync("ip", arguments, Deadline);
}
