namespace Platform.GrainInterfaces.Secrets;

/// <summary>Numbers in the 62 digits <c>0-9A-Za-z</c>, most significant first (reference.md, section 1, "Credentials").</summary>
public static class Base62
{
    /// <summary>The digits in the order of their values.</summary>
    public const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="width">Least count of digits; shorter numbers are padded with <c>0</c> in front.</param>
    public static string Encode(ulong value, int width = 1)
    {
        Span<char> buffer = stackalloc char[Math.Max(width, 11)];
        int start = buffer.Length;
        do
        {
            buffer[--start] = Digits[(int)(value % 62)];
            value /= 62;
        }
        while (value > 0);
        while (buffer.Length - start < width)
        {
            buffer[--start] = '0';
        }

        return new string(buffer[start..]);
    }

    /// <summary>Writes a number with so many digits as there is room, padded with <c>0</c> in front.</summary>
    /// <param name="value">The number; it must fit.</param>
    /// <param name="digits">The room.</param>
    public static void Encode(ulong value, Span<char> digits)
    {
        for (int position = digits.Length - 1; position >= 0; position--)
        {
            digits[position] = Digits[(int)(value % 62)];
            value /= 62;
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(value, 0UL);
    }

    /// <summary>Reads a number.</summary>
    /// <param name="text">Its digits.</param>
    /// <param name="value">The number; 0 when unreadable.</param>
    /// <returns>False for no digits, other characters, or a number over 64 bits.</returns>
    public static bool TryDecode(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        UInt128 sum = 0;
        foreach (char character in text)
        {
            int digit = Digits.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0 || (sum = (sum * 62) + (UInt128)digit) > ulong.MaxValue)
            {
                return false;
            }
        }

        value = (ulong)sum;
        return !text.IsEmpty;
    }
}
