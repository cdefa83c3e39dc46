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
        int next = FindNext(json);
        if (next < 0)
        {
            XxHash128.Hash(json, hash);
            return;
        }

        var sum = new XxHash128();
        for (; next >= 0; next = FindNext(json))
        {
            sum.Append(json[..next]);
            json = json[next..];
            json = json[LengthOfValue(json)..];
        }

        sum.Append(json);
        sum.GetCurrentHash(hash);
    }

    // Where the value of the first of these fields begins.
    private int FindNext(ReadOnlySpan<byte> json)
    {
        int first = -1;
        foreach (byte[] name in _names)
        {
            ReadOnlySpan<byte> before = first < 0 ? json : json[..first];
            int found = before.IndexOf(name);
            first = found < 0 ? first : found + name.Length;
        }

        return first;
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
