using System.Net;
using System.Net.Sockets;
using Platform.GrainInterfaces.Settings;

namespace Platform.Silo.Hosting;

/// <summary>Looks before anything starts whether the ports are free, so that an operator reads a sentence and not the end of a half-started silo.</summary>
internal static class PortCheck
{
    /// <exception cref="SettingException">A port is taken, or cannot be listened on.</exception>
    public static void Run(SiloSettings settings)
    {
        Check(new IPEndPoint(settings.AdvertisedAddress, settings.SiloPort), "--silo-port");
        Check(new IPEndPoint(settings.AdvertisedAddress, settings.ClientPort), "--client-port");
        foreach (BindingAddress url in settings.Urls?.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(ReadUrl) ?? [])
        {
            if (!url.IsUnixPipe && url.Port > 0)
            {
                Check(new IPEndPoint(AddressOf(url.Host), url.Port), "--urls");
            }
        }
    }

    private static BindingAddress ReadUrl(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException fault)
        {
            throw new SettingException("--urls must name addresses such as http://127.0.0.1:8080, several parted by ';', or none.", fault);
        }
    }

    /// <summary>A host that is no address listens everywhere, as the web server reads it.</summary>
    private static IPAddress AddressOf(string host) => host switch
    {
        "localhost" => IPAddress.Loopback,
        _ => IPAddress.TryParse(host, out IPAddress? address) ? address : IPAddress.Any,
    };

    private static void Check(IPEndPoint endpoint, string option)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endpoint);
        }
        catch (SocketException fault)
        {
            throw new SettingException($"{endpoint} cannot be listened on ({fault.Message}); choose another port with {option}.", fault);
        }
    }
}
