using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Platform.Gateway.Http;

/// <summary>Counts the different texts of a JSON list without keeping them: a large bot names a hundred thousand groups at once.</summary>
internal static class DistinctTexts
{
    private const int MostCharactersInPlace = 256;

    /// <summary>Counts the texts; two spellings of one text are one.</summary>
    /// <param name="list">A JSON array, of a body in valid UTF-8.</param>
    /// <param name="rule">The shape of each text.</param>
    /// <param name="count">How many different ones there are.</param>
    /// <returns>What is wrong with the first bad item; null when all are good.</returns>
    public static string? Count(JsonElement list, TextRule rule, out int count)
    {
        count = 0;

        // By 128 bits of hash: no two texts of one list meet in them by chance, and who looks for two that do miscounts nothing but his own groups.
        var seen = new HashSet<UInt128>(list.GetArrayLength());
        Span<char> place = stackalloc char[MostCharactersInPlace];
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (Complaint(item, rule, place, out ReadOnlySpan<char> text) is { } complaint)
            {
                return $"An item is wrong: {complaint}";
            }

            seen.Add(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text)));
        }

        count = seen.Count;
        return null;
    }

    private static string? Complaint(JsonElement item, TextRule rule, Span<char> place, out ReadOnlySpan<char> text)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            ReadOnlySpan<byte> spelled = JsonMarshal.GetRawUtf8Value(item)[1..^1];
            if (spelled.Length <= place.Length && !spelled.Contains((byte)'\\'))
            {
                text = place[..Encoding.UTF8.GetChars(spelled, place)];
                return rule.Complaint(text);
            }
        }

        string? complaint = JsonText.Complaint(item, rule, out string? read);
        text = read;
        return complaint;
    }
}
