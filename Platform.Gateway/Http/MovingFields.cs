using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Platform.Gateway.Http;

/// <summary>Fields of a document that move by themselves, wherever they stand in it: they must not enter its tag.</summary>
internal sealed class MovingFields
{
    private readonly ImmutableArray<byte[]> _names;

    private MovingFields(ImmutableArray<byte[]> names) => _names = names;

    /// <summary>There are none.</summary>
    public static MovingFields None { get; } = new([]);

    /// <summary>Fields by their names.</summary>
    /// <param name="names">The names of the members that are written.</param>
    public static MovingFields Of(params ReadOnlySpan<string> names)
    {
        ImmutableArray<byte[]>.Builder quoted = ImmutableArray.CreateBuilder<byte[]>(names.Length);
        foreach (string name in names)
        {
            // A text inside a document never looks so: its own quotation marks are escaped.
            quoted.Add(Encoding.UTF8.GetBytes($"\"{JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}\":"));
        }

        return new MovingFields(quoted.MoveToImmutable());
    }

    /// <summary>Hashes a document without the values of these fields.</summary>
    /// <param name="json">The document in UTF-8, without white space between names and values.</param>
    /// <param name="hash">Room for 16 bytes.</param>
    public void Hash(ReadOnlySpan<byte> json, Span<byte> hash)
    {
        if (FindNext(json) is not { } next)
        {
            XxHash128.Hash(json, hash);
            return;
        }

        var sum = new XxHash128();
        for (MovingPlace? found = next; found is { } place; found = FindNext(json))
        {
            sum.Append(json[..place.Start]);
            json = json[place.End..];
        }

        sum.Append(json);
        sum.GetCurrentHash(hash);
    }

    /// <summary>Finds where the value of the first of these fields stands.</summary>
    /// <param name="json">The document, or what is left of it behind such a value.</param>
    /// <returns>Null when none of them is left.</returns>
    public MovingPlace? FindNext(ReadOnlySpan<byte> json)
    {
        int start = -1;
        int first = -1;
        for (int field = 0; field < _names.Length; field++)
        {
            ReadOnlySpan<byte> before = start < 0 ? json : json[..start];
            int found = before.IndexOf(_names[field]);
            if (found >= 0)
            {
                start = found + _names[field].Length;
                first = field;
            }
        }

        return first < 0 ? null : new MovingPlace(first, start, start + LengthOfValue(json[start..]));
    }

    private static int LengthOfValue(ReadOnlySpan<byte> json)
    {
        // What follows the value belongs to the object around it, and is not read.
        var reader = new Utf8JsonReader(json, isFinalBlock: false, state: default);
        reader.Read();
        reader.TrySkip();
        return (int)reader.BytesConsumed;
    }
}
