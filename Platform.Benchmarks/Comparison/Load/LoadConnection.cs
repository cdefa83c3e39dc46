using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Platform.Benchmarks.Comparison.Load;

/// <summary>A connection that stays open and is used by one thread, which waits for each answer. For that it needs no more processor time than the kernel does.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int StatusAt = 9;
    private const int StatusDigits = 3;
    private const int BufferBytes = 256 << 10;

    private readonly TcpClient _client;
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[BufferBytes];

    /// <param name="address">The server.</param>
    public LoadConnection(Uri address)
    {
        _client = new TcpClient(address.Host, address.Port) { NoDelay = true };
        _socket = _client.Client;
    }

    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The status, and the bytes of the answer.</returns>
    /// <exception cref="SocketException">The connection broke.</exception>
    public (int Status, int Bytes) Ask(byte[] request)
    {
        _socket.Send(request);
        var read = 0;
        var headers = -1;
        int? whole = null;
        while (true)
        {
            var more = _socket.Receive(_buffer.AsSpan(read));
            if (more == 0)
            {
                throw new SocketException((int)SocketError.ConnectionReset);
            }

            read += more;
            if (headers < 0 && (headers = _buffer.AsSpan(0, read).IndexOf(HeadersEnd)) >= 0)
            {
                headers += HeadersEnd.Length;
                whole = LengthOf(_buffer.AsSpan(0, headers)) is { } length ? headers + length : null;
            }

            if (headers >= 0 && (whole is { } end ? read >= end : _buffer.AsSpan(0, read).EndsWith(LastChunk)))
            {
                return (int.Parse(_buffer.AsSpan(StatusAt, StatusDigits), CultureInfo.InvariantCulture), read);
            }
        }
    }

    /// <summary>The answer that was read last, as text.</summary>
    /// <param name="bytes">How many bytes it has.</param>
    public string Text(int bytes) => Encoding.UTF8.GetString(_buffer, 0, bytes);

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    // Null where the body comes in chunks.
    private static int? LengthOf(ReadOnlySpan<byte> headers)
    {
        var length = "\r\ncontent-length:"u8;
        for (var line = headers; line.IndexOf("\r\n"u8) is >= 0 and var next; line = line[(next + 2)..])
        {
            var header = line[next..];
            if (header.Length > length.Length && Ascii.EqualsIgnoreCase(header[..length.Length], length))
            {
                var value = header[length.Length..];
                return int.Parse(value[..value.IndexOf("\r\n"u8)].Trim((byte)' '), CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
