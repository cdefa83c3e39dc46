using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Platform.Gateway.Http;

/// <summary>A document that was written, and where in it the values stand that move by themselves.</summary>
/// <typeparam name="T">What it shows.</typeparam>
internal sealed class RecentDocument<T>
    where T : class
{
    private readonly byte[] _json;
    private readonly ImmutableArray<MovingPlace> _places;
    private volatile bool _wasUsed;

    private RecentDocument(T value, EntityTag tag, byte[] json, ImmutableArray<MovingPlace> places)
    {
        Value = value;
        Tag = tag;
        _json = json;
        _places = places;
    }

    /// <summary>What was written.</summary>
    public T Value { get; }

    /// <summary>The document's tag.</summary>
    public EntityTag Tag { get; }

    /// <summary>Keeps a document.</summary>
    /// <param name="value">What was written.</param>
    /// <param name="json">The document, in UTF-8.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="moving">What moves by itself; each stands in the document once at most.</param>
    public static RecentDocument<T> Of(T value, ReadOnlySpan<byte> json, EntityTag tag, MovingFields moving)
    {
        ImmutableArray<MovingPlace>.Builder places = ImmutableArray.CreateBuilder<MovingPlace>();
        int read = 0;
        while (moving.FindNext(json[read..]) is { } found)
        {
            var place = new MovingPlace(found.Field, read + found.Start, read + found.End);
            places.Add(place);
            read = place.End;
        }

        return new RecentDocument<T>(value, tag, json.ToArray(), places.DrainToImmutable());
    }

    /// <summary>Forgets that it was used.</summary>
    /// <returns>Whether it was, since this was asked last.</returns>
    public bool TakeUse()
    {
        bool wasUsed = _wasUsed;
        _wasUsed = false;
        return wasUsed;
    }

    /// <summary>Writes it with other values of what moves.</summary>
    /// <param name="value">Says the same as what was written, but for what moves.</param>
    /// <param name="values">What moves.</param>
    /// <returns>The document in UTF-8; good until the thread writes the next one or waits for something.</returns>
    public ReadOnlySpan<byte> Write(T value, ImmutableArray<MovingValue<T>> values)
    {
        ArrayBufferWriter<byte> room = JsonBuffer.Empty(out Utf8JsonWriter writer);
        int written = 0;
        if (!_wasUsed)
        {
            _wasUsed = true;
        }

        foreach (MovingPlace place in _places)
        {
            room.Write(_json.AsSpan(written, place.Start - written));
            writer.Reset(room);
            values[place.Field].Write(writer, value);
            writer.Flush();
            written = place.End;
        }

        room.Write(_json.AsSpan(written));
        return room.WrittenSpan;
    }
}
