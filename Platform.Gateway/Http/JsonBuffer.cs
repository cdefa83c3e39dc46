using System.Buffers;
using System.Text.Json;

namespace Platform.Gateway.Http;

/// <summary>A thread's room for documents that are written whole before they are sent: a request makes no array of its own for them.</summary>
internal static class JsonBuffer
{
    // A thread does not keep the room that a rare large document took.
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _room;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">The value; listed in <see cref="PlatformJson"/>.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The document in UTF-8; good until the thread writes the next one or waits for something.</returns>
    public static ReadOnlySpan<byte> Write<T>(T value)
    {
        ArrayBufferWriter<byte> room = Empty(out Utf8JsonWriter writer);
        JsonSerializer.Serialize(writer, value, PlatformJson.Of<T>());
        return room.WrittenSpan;
    }

    /// <summary>The thread's room, for one document that is put together of parts.</summary>
    /// <param name="writer">Writes into it; flushed by whoever writes something else there, and reset before it is used again.</param>
    /// <returns>The room, empty.</returns>
    public static ArrayBufferWriter<byte> Empty(out Utf8JsonWriter writer)
    {
        if (_room is null || _room.Capacity > MostKept)
        {
            _room = new ArrayBufferWriter<byte>();
        }

        _room.ResetWrittenCount();
        _writer ??= new Utf8JsonWriter(_room, PlatformJson.WriterOptions);
        _writer.Reset(_room);
        writer = _writer;
        return _room;
    }
}
