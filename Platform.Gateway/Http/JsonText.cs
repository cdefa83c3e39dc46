using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Platform.Gateway.Http;

/// <summary>Texts in JSON, which can spell what is no Unicode text: half of a surrogate pair.</summary>
internal static class JsonText
{
    private const int EscapedUnitLength = 6;

    /// <summary>Reads a string.</summary>
    /// <param name="value">A JSON string, of a body in valid UTF-8.</param>
    /// <param name="text">The text; null when there is none.</param>
    /// <returns>False for one with half of a surrogate pair.</returns>
    public static bool TryRead(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = IsUnicode(JsonMarshal.GetRawUtf8Value(value)) ? value.GetString() : null;
        return text is not null;
    }

    /// <summary>Reads what should be a text of a certain shape.</summary>
    /// <param name="value">Any JSON value, of a body in valid UTF-8.</param>
    /// <param name="rule">The shape.</param>
    /// <param name="text">The text; of no use where something is wrong.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Complaint(JsonElement value, TextRule rule, out string? text)
    {
        text = null;
        return value.ValueKind switch
        {
            JsonValueKind.String => TryRead(value, out text) ? rule.Complaint(text) : "Must be valid Unicode text.",
            JsonValueKind.Null => "Must not be null.",
            _ => "Must be a string.",
        };
    }

    /// <summary>Whether a text, as it is spelled in JSON, is a Unicode text. Asked in front: the parser would throw, which a caller could make it do by the thousand.</summary>
    /// <param name="spelled">The text with its escapes, in valid UTF-8.</param>
    public static bool IsUnicode(ReadOnlySpan<byte> spelled)
    {
        const int shortestEscape = 2;
        while (spelled.IndexOf((byte)'\\') is >= 0 and int start)
        {
            spelled = spelled[start..];
            char unit = EscapedUnit(spelled);
            if (!char.IsSurrogate(unit))
            {
                spelled = spelled[shortestEscape..];
                continue;
            }

            if (!char.IsSurrogatePair(unit, EscapedUnit(spelled[EscapedUnitLength..])))
            {
                return false;
            }

            spelled = spelled[(2 * EscapedUnitLength)..];
        }

        return true;
    }

    // What a numeric escape at the start stands for; U+0000 where there is none.
    private static char EscapedUnit(ReadOnlySpan<byte> spelled) =>
        spelled.StartsWith("\\u"u8) && spelled.Length >= EscapedUnitLength && Utf8Parser.TryParse(spelled[2..EscapedUnitLength], out ushort unit, out _, 'x')
            ? (char)unit
            : '\0';
}
