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
    private int _read;
    private int _headers = -1;
    private int? _whole;

    /// <param name="address">The server.</param>
    public LoadConnection(Uri address)
    {
        _client = new TcpClient(address.Host, address.Port) { NoDelay = true };
        _socket = _client.Client;
    }

    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;

    /// <summary>The connection's socket, to wait for.</summary>
    public Socket Socket => _socket;

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The status, and the bytes of the answer.</returns>
    /// <exception cref="SocketException">The connection broke.</exception>
    public (int Status, int Bytes) Ask(byte[] request)
    {
        Send(request);
        while (true)
        {
            if (Receive() is { } answer)
            {
                return answer;
            }
        }
    }

    /// <summary>Sends a request, whose answer is read by <see cref="Receive"/>.</summary>
    /// <exception cref="SocketException">The connection broke.</exception>
    public void Send(byte[] request)
    {
        _read = 0;
        _headers = -1;
        _whole = null;
        _socket.Send(request);
    }

    /// <summary>Reads what there is of the answer; waits where there is nothing yet.</summary>
    /// <returns>The status, and the bytes of the answer; null while it is not whole.</returns>
    /// <exception cref="SocketException">The connection broke.</exception>
    public (int Status, int Bytes)? Receive()
    {
        var more = _socket.Receive(_buffer.AsSpan(_read));
        if (more == 0)
        {
            throw new SocketException((int)SocketError.ConnectionReset);
        }

        _read += more;
        if (_headers < 0 && (_headers = _buffer.AsSpan(0, _read).IndexOf(HeadersEnd)) >= 0)
        {
            _headers += HeadersEnd.Length;
            _whole = LengthOf(_buffer.AsSpan(0, _headers)) is { } length ? _headers + length : null;
        }

        var isWhole = _headers >= 0 && (_whole is { } end ? _read >= end : _buffer.AsSpan(0, _read).EndsWith(LastChunk));
        return isWhole ? (int.Parse(_buffer.AsSpan(StatusAt, StatusDigits), CultureInfo.InvariantCulture), _read) : null;
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
