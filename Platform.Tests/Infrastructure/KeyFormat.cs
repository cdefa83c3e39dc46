using System.Text;

namespace Platform.Tests.Infrastructure;

/// <summary>The tests' own reading of keys and tokens: prefix, random base62, and six digits of CRC-32 in base62.</summary>
public static class KeyFormat
{
    public const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int ChecksumLength = 6;

    /// <summary>160 random bits need 27 digits of base62.</summary>
    private const int RandomLength = 27;
    private const uint ReversedPolynomial = 0xEDB88320;

    public static string Make(string prefix)
    {
        var random = string.Concat(Enumerable.Range(0, RandomLength).Select(_ => Digits[Random.Shared.Next(Digits.Length)]));
        return prefix + random + Checksum(prefix + random);
    }

    public static void ShouldBeWellFormed(string key, string prefix)
    {
        Assert.StartsWith(prefix, key, StringComparison.Ordinal);
        var digits = key[prefix.Length..];
        Assert.All(digits, digit => Assert.Contains(digit, Digits));
        Assert.True(digits.Length >= RandomLength + ChecksumLength, "Too few random bits.");
        Assert.Equal(Checksum(key[..^ChecksumLength]), key[^ChecksumLength..]);
    }

    /// <summary>The same key with one digit changed.</summary>
    public static string Mistyped(string key, int position)
    {
        var other = Digits[(Digits.IndexOf(key[position], StringComparison.Ordinal) + 1) % Digits.Length];
        return key[..position] + other + key[(position + 1)..];
    }

    private static string Checksum(string text)
    {
        var crc = uint.MaxValue;
        foreach (var octet in Encoding.ASCII.GetBytes(text))
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ ReversedPolynomial;
            }
        }

        return InBase62(~crc);
    }

    private static string InBase62(uint number)
    {
        Span<char> digits = stackalloc char[ChecksumLength];
        for (var position = ChecksumLength - 1; position >= 0; position--)
        {
            digits[position] = Digits[(int)(number % 62)];
            number /= 62;
        }

        return new string(digits);
    }
}
