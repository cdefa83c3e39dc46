using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Platform.Benchmarks.Gauge;

namespace Platform.Benchmarks.Servers;

/// <summary>Asks a .NET process how much it has allocated.</summary>
/// <param name="socket">The path of the Unix socket it answers on.</param>
internal sealed class AllocationGauge(string socket)
{
    private const string HookVariable = "DOTNET_STARTUP_HOOKS";
    private const int MostDigits = 32;

    /// <summary>What the process must find in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        [HookVariable] = typeof(GaugeSocket).Assembly.Location,
        [GaugeSocket.Variable] = socket,
    };

    /// <summary>Bytes allocated on managed heaps since the process started.</summary>
    public async Task<long> ReadAsync()
    {
        using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket));
        var answer = new byte[MostDigits];
        var length = await connection.ReceiveAsync(answer);
        return long.Parse(Encoding.ASCII.GetString(answer, 0, length), CultureInfo.InvariantCulture);
    }
}
