using System.Collections.Immutable;

namespace Platform.Gateway.Http;

/// <summary>
/// Documents that were written lately, each for somebody who asks for his own again and again: one that says the same but for what moves by itself is copied, and
/// neither written nor hashed anew. Thread-safe.
/// </summary>
/// <remarks>
/// The room is bounded: a place is shared by all whose number falls on it, and who comes to it finds another there and leaves him if he was there since the last
/// time. So people who are more than there is room for do not drive each other out with every request.
/// </remarks>
/// <typeparam name="T">What the documents show; listed in <see cref="PlatformJson"/>.</typeparam>
internal sealed class RecentDocuments<T>
    where T : class
{
    // A power of two. With a document of the usual size in each some 30 megabytes.
    private const int Places = 32_768;
    private const int MostBytes = 2048;

    private readonly Func<T, long> _number;
    private readonly Func<T, T, bool> _saysTheSame;
    private readonly ImmutableArray<MovingValue<T>> _values;
    private readonly MovingFields _moving;
    private readonly RecentDocument<T>?[] _places = new RecentDocument<T>?[Places];

    /// <summary>Creates room for documents.</summary>
    /// <param name="number">The number of whom a value is about.</param>
    /// <param name="saysTheSame">Whether two values are the same but for what moves.</param>
    /// <param name="values">What moves.</param>
    public RecentDocuments(Func<T, long> number, Func<T, T, bool> saysTheSame, params ImmutableArray<MovingValue<T>> values)
    {
        _number = number;
        _saysTheSame = saysTheSame;
        _values = values;
        _moving = MovingFields.Of([.. values.Select(value => value.Name)]);
    }

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="tag">The document's tag.</param>
    /// <returns>The document in UTF-8; good until the thread writes the next one or waits for something.</returns>
    public ReadOnlySpan<byte> Write(T value, out EntityTag tag)
    {
        long number = _number(value);
        ref RecentDocument<T>? place = ref _places[number & (Places - 1)];
        RecentDocument<T>? recent = Volatile.Read(ref place);
        if (recent is not null && _saysTheSame(recent.Value, value))
        {
            tag = recent.Tag;
            return recent.Write(value, _values);
        }

        ReadOnlySpan<byte> json = JsonBuffer.Write(value);
        tag = EntityTag.Of(json, _moving);
        if (json.Length <= MostBytes && (recent is null || _number(recent.Value) == number || !recent.TakeUse()))
        {
            Volatile.Write(ref place, RecentDocument<T>.Of(value, json, tag, _moving));
        }

        return json;
    }
}
