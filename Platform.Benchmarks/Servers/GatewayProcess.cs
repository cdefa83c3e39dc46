using System.Globalization;

namespace Platform.Benchmarks.Servers;

/// <summary>The real gateway in a process of its own, in front of a silo.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private const string ReadyText = "Platform is ready on";
    private const string SiloSetting = "Platform__Cluster__Gateways";

    private GatewayProcess(Uri address, ServerProcess server)
    {
        Address = address;
        Server = server;
    }

    /// <summary>Where it answers HTTP.</summary>
    public Uri Address { get; }

    /// <summary>The process.</summary>
    public ServerProcess Server { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It did not come up.</exception>
    public static async Task<GatewayProcess> StartAsync(SiloProcess silo, IReadOnlyDictionary<string, string> environment)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPort.Free()}"));
        var start = ServerStart.DotNet("Platform.Gateway.dll", ["--urls", address.GetLeftPart(UriPartial.Authority)], ReadyText) with
        {
            Environment = new Dictionary<string, string>(environment) { [SiloSetting] = silo.Client.ToString() },
        };
        return new GatewayProcess(address, await ServerProcess.StartAsync(start));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
