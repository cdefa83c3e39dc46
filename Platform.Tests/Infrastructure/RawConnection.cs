using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Platform.Tests.Infrastructure;

/// <summary>A client that sends and reads what and when it likes.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly Socket _socket;

    private RawConnection(Socket socket) => _socket = socket;

    /// <summary>Connects from an address of this machine, with a buffer as small as wanted for what is not read.</summary>
    public static async Task<RawConnection> OpenAsync(PlatformOptions options, string from = "127.0.0.1", int receiveBuffer = 1 << 16)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = receiveBuffer };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, options.HttpPort);
            return new RawConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async Task SendAsync(string text, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte> rest = Encoding.ASCII.GetBytes(text);
        while (!rest.IsEmpty)
        {
            rest = rest[await _socket.SendAsync(rest, SocketFlags.None, cancellationToken)..];
        }
    }

    public Task AskForLifeAsync() => SendAsync("GET /health/live HTTP/1.1\r\nHost: platform.example\r\n\r\n");

    /// <summary>Whether a request on this connection is answered; false when the connection is closed instead.</summary>
    public async Task<bool> IsServedAsync(TimeSpan deadline)
    {
        try
        {
            await AskForLifeAsync();
            return (await ReadAsync(deadline)).StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>All that comes until the other side closes; it must do so in time.</summary>
    public async Task<string> ReadToEndAsync(TimeSpan deadline)
    {
        var text = new StringBuilder();
        using var timeout = new CancellationTokenSource(deadline);
        try
        {
            while (await ReadAsync(timeout.Token) is { Length: > 0 } piece)
            {
                text.Append(piece);
            }
        }
        catch (SocketException)
        {
            // Closed without ceremony.
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The connection is not closed within {deadline.TotalSeconds:0.#} s; it answered: {text}");
        }

        return text.ToString();
    }

    public void Dispose() => _socket.Dispose();

    private async Task<string> ReadAsync(TimeSpan deadline)
    {
        using var timeout = new CancellationTokenSource(deadline);
        return await ReadAsync(timeout.Token);
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 14];
        return Encoding.ASCII.GetString(buffer, 0, await _socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken));
    }
}
