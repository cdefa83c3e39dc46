using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Platform.Benchmarks.Gauge;

/// <summary>
/// Runs inside a measured .NET process before its own code (the runtime's startup hook; the name and its lack of a namespace are the runtime's rule), and
/// tells whoever asks how much was allocated. It costs nothing while nobody asks, and needs nothing of the program.
/// </summary>
internal static class StartupHook
{
    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(GaugeSocket.Variable) is { } path && !File.Exists(path))
        {
            var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
            new Thread(() => Answer(listener)) { IsBackground = true, Name = "allocation gauge" }.Start();
        }
    }

    private static void Answer(Socket listener)
    {
        while (true)
        {
            using var asking = listener.Accept();
            asking.Send(Encoding.ASCII.GetBytes(GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
