using System.Buffers;
using System.Globalization;
using System.Text;

namespace Platform.Grains.SignIn;

/// <summary>Sign-in codes as people see and paste them: eight digits of Crockford's base32 (reference.md, section 3).</summary>
internal static class CodeText
{
    public const int Length = 8;

    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsPerDigit = 5;

    private static readonly SearchValues<char> DigitSet = SearchValues.Create(Digits);

    /// <summary>Writes the first 40 bits of a hash.</summary>
    public static string Write(ReadOnlySpan<byte> hash)
    {
        ulong bits = 0;
        foreach (byte part in hash[..(Length * BitsPerDigit / 8)])
        {
            bits = (bits << 8) | part;
        }

        Span<char> text = stackalloc char[Length];
        for (int i = Length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(bits & 31)];
            bits >>= BitsPerDigit;
        }

        return new string(text);
    }

    /// <summary>Reads what a person pasted, forgiving case, blanks, hyphens, invisible characters and look-alike digits.</summary>
    /// <returns>The code in its one form; null when it cannot be one.</returns>
    public static string? Read(string pasted)
    {
        if (!TryNormalize(pasted, out string text))
        {
            return null;
        }

        var code = new StringBuilder(Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsIgnored(Narrow(rune)))
            {
                continue;
            }

            code.Append(Rune.ToUpperInvariant(Narrow(rune)).Value switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                int value and < 128 => (char)value,
                _ => '?',
            });
        }

        return code.Length == Length && !code.ToString().AsSpan().ContainsAnyExcept(DigitSet) ? code.ToString() : null;
    }

    /// <summary>
    /// Folds the wide forms that East Asian input methods type. Normalization does so, too, but only where the runtime has the Unicode data it needs.
    /// </summary>
    private static Rune Narrow(Rune rune) => rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;

    private static bool TryNormalize(string pasted, out string text)
    {
        try
        {
            text = pasted.Normalize(NormalizationForm.FormKC);
            return true;
        }
        catch (ArgumentException)
        {
            // A lone surrogate is in no code.
            text = "";
            return false;
        }
    }

    private static bool IsIgnored(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.DashPunctuation => true,
        UnicodeCategory.Format => true,
        UnicodeCategory.Control => rune.Value is '\t' or '\n' or '\r' or '\v' or '\f',
        _ => rune.Value is 0x2212 or 0x00AD or (>= 0xFE00 and <= 0xFE0F) or 0x034F or 0x115F or 0x1160 or 0x3164,
    };
}
