namespace Platform.Grains.Limits;

/// <summary>Numbers of seven bits a byte: least significant first, the highest bit says that more follow.</summary>
internal static class PackedNumbers
{
    /// <summary>Bytes of the largest number.</summary>
    public const int MostBytes = 10;

    /// <summary>Writes a number; less than nothing counts as nothing.</summary>
    /// <returns>The place after it.</returns>
    public static int Write(byte[] buffer, int place, long number)
    {
        ulong rest = (ulong)Math.Max(0, number);
        while (rest > 0x7F)
        {
            buffer[place++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        buffer[place++] = (byte)rest;
        return place;
    }

    /// <summary>Reads a number back, and goes to the place after it.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static long Read(byte[] bytes, ref int place)
    {
        ulong number = 0;
        for (int shift = 0; shift < 7 * MostBytes; shift += 7)
        {
            if (place == bytes.Length)
            {
                break;
            }

            byte part = bytes[place++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part <= 0x7F)
            {
                return (long)number;
            }
        }

        throw new FormatException("These are no packed numbers.");
    }
}
