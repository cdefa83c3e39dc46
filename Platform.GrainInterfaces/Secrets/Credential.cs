using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Platform.GrainInterfaces.Secrets;

/// <summary>A well-formed key or token: prefix, random part, for bots the bot's id, and a checksum.</summary>
/// <remarks>
/// Form: prefix, 30 random base62 digits (178 bits), for a bot key its bot's id in base62, and the CRC-32 of all that in six
/// base62 digits. A typo is refused without a look-up, and secret scanners can find the keys (reference.md, section 1).
/// </remarks>
public sealed class Credential
{
    private const int RandomDigits = 30;
    private const int ChecksumDigits = 6;
    private const int LongestBotId = 11;
    private const int PrefixLength = 5;

    private static readonly SearchValues<char> Digits = SearchValues.Create(Base62.Digits);

    private Credential(CredentialKind kind, Secret plain, long? botId)
    {
        Kind = kind;
        Plain = plain;
        BotId = botId;
    }

    /// <summary>What the credential stands for.</summary>
    public CredentialKind Kind { get; }

    /// <summary>The whole text.</summary>
    public Secret Plain { get; }

    /// <summary>The bot a bot key belongs to; null for the other kinds.</summary>
    public long? BotId { get; }

    /// <summary>What is stored in place of the text.</summary>
    public TokenHash Hash => TokenHash.Of(Plain);

    /// <summary>The last six characters, by which people tell their sessions apart.</summary>
    public string Suffix => Plain.Value[^ChecksumDigits..];

    /// <summary>Draws a new credential from the system's random source.</summary>
    /// <param name="kind">What it stands for; bot keys are drawn by <see cref="CreateForBot"/>.</param>
    public static Credential Create(CredentialKind kind)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)kind, (int)CredentialKind.BotKey, nameof(kind));
        return Build(kind, botId: null);
    }

    /// <summary>Draws a new key for a bot.</summary>
    /// <param name="botId">The bot's id, positive.</param>
    public static Credential CreateForBot(long botId)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(botId);
        return Build(CredentialKind.BotKey, botId);
    }

    /// <summary>Reads a credential and checks its form and checksum; knows nothing of whether it is in force.</summary>
    /// <param name="text">What the caller sent.</param>
    /// <returns>Null for anything that was never a credential of ours.</returns>
    public static Credential? Parse(string? text)
    {
        const int shortest = PrefixLength + RandomDigits + ChecksumDigits;
        if (text is null || text.Length < shortest || text.Length > shortest + LongestBotId || KindOf(text) is not { } kind)
        {
            return null;
        }

        ReadOnlySpan<char> digits = text.AsSpan(PrefixLength);
        if (digits.ContainsAnyExcept(Digits) || !HasItsChecksum(text))
        {
            return null;
        }

        ReadOnlySpan<char> id = digits[RandomDigits..^ChecksumDigits];
        if (kind != CredentialKind.BotKey)
        {
            return id.IsEmpty ? new Credential(kind, new Secret(text), null) : null;
        }

        return Base62.TryDecode(id, out ulong botId) && botId is > 0 and <= long.MaxValue && Base62.Encode(botId).AsSpan().SequenceEqual(id)
            ? new Credential(kind, new Secret(text), (long)botId)
            : null;
    }

    private static Credential Build(CredentialKind kind, long? botId)
    {
        string body = PrefixOf(kind)
            + RandomNumberGenerator.GetString(Base62.Digits, RandomDigits)
            + (botId is { } id ? Base62.Encode((ulong)id) : "");
        return new Credential(kind, new Secret(body + Base62.Encode(Checksum(body), ChecksumDigits)), botId);
    }

    // Looked at with every request, so it makes no text of its own.
    private static bool HasItsChecksum(ReadOnlySpan<char> text)
    {
        Span<char> expected = stackalloc char[ChecksumDigits];
        Base62.Encode(Checksum(text[..^ChecksumDigits]), expected);
        return text[^ChecksumDigits..].SequenceEqual(expected);
    }

    private static uint Checksum(ReadOnlySpan<char> body)
    {
        Span<byte> bytes = stackalloc byte[PrefixLength + RandomDigits + LongestBotId];
        return Crc32.HashToUInt32(bytes[..Encoding.ASCII.GetBytes(body, bytes)]);
    }

    private static string PrefixOf(CredentialKind kind) => kind switch
    {
        CredentialKind.PublicKey => "ppub_",
        CredentialKind.BotKey => "pbot_",
        CredentialKind.Session => "pses_",
        CredentialKind.OperatorKey => "popr_",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static CredentialKind? KindOf(string text) => text.AsSpan(0, PrefixLength) switch
    {
        "ppub_" => CredentialKind.PublicKey,
        "pbot_" => CredentialKind.BotKey,
        "pses_" => CredentialKind.Session,
        "popr_" => CredentialKind.OperatorKey,
        _ => null,
    };
}
