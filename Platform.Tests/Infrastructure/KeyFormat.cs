using System.Text;

namespace Platform.Tests.Infrastructure;

/// <summary>The tests' own reading of keys and tokens: prefix, random base62, and six digits of CRC-32 in base62.</summary>
public static class KeyFormat
{
    public const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string BotPrefix = "pbot_";
    private const int ChecksumLength = 6;

    /// <summary>160 random bits need 27 digits of base62.</summary>
    private const int RandomLength = 27;
    private const uint ReversedPolynomial = 0xEDB88320;

    public static string Make(string prefix)
    {
        var random = string.Concat(Enumerable.Range(0, RandomLength).Select(_ => Digits[Random.Shared.Next(Digits.Length)]));
        return WithChecksum(prefix + random);
    }

    /// <summary>A well-formed key of a bot that nobody made.</summary>
    public static string MakeForBot(long bot)
    {
        var key = Make(BotPrefix);
        return WithChecksum(key[..^ChecksumLength] + InBase62(bot));
    }

    /// <summary>A bot's key with the number of another bot in it.</summary>
    public static string OfAnotherBot(string key, long bot, long other) =>
        WithChecksum(key[..^(ChecksumLength + InBase62(bot).Length)] + InBase62(other));

    /// <summary>The bot's number stands in base62 before the checksum.</summary>
    public static void ShouldCarry(string key, long bot) => Assert.EndsWith(InBase62(bot), key[..^ChecksumLength], StringComparison.Ordinal);

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

        return InBase62(~crc, ChecksumLength);
    }

    private static string WithChecksum(string text) => text + Checksum(text);

    private static string InBase62(long number, int width = 1)
    {
        var digits = string.Empty;
        for (; number > 0 || digits.Length < width; number /= 62)
        {
            digits = Digits[(int)(number % 62)] + digits;
        }

        return digits;
    }
}
