using System.Security.Cryptography;
using System.Text;

namespace Platform.GrainInterfaces.Secrets;

/// <summary>SHA-256 of a key or token, in lower-case hex: the only form in which one is stored (reference.md, section 1).</summary>
/// <param name="Value">64 hex digits.</param>
[GenerateSerializer, Immutable, Alias("platform.token-hash")]
public readonly record struct TokenHash([property: Id(0)] string Value)
{
    private const int LongestOnStack = 256;

    /// <summary>Hashes a secret.</summary>
    /// <param name="secret">The plain text.</param>
    public static TokenHash Of(Secret secret)
    {
        ArgumentNullException.ThrowIfNull(secret.Value);
        int longest = Encoding.UTF8.GetMaxByteCount(secret.Value.Length);
        Span<byte> text = longest <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[longest];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(secret.Value, text)], hash);
        return new TokenHash(Convert.ToHexStringLower(hash));
    }

    /// <summary>Compares in a time that does not depend on where the two differ.</summary>
    /// <param name="other">The hash to compare with.</param>
    public bool FixedTimeEquals(TokenHash other) => new Secret(Value).FixedTimeEquals(new Secret(other.Value));

    /// <summary>The hex digits.</summary>
    public override string ToString() => Value;
}
