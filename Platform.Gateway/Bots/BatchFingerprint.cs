using System.Security.Cryptography;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Gateway.Bots;

/// <summary>Tells one batch from another that comes under the same <c>Idempotency-Key</c>.</summary>
internal static class BatchFingerprint
{
    /// <summary>SHA-256 of a body: two that differ in a single blank are two.</summary>
    /// <param name="body">The body as it was sent.</param>
    public static TokenHash Of(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return new TokenHash(Convert.ToHexStringLower(hash));
    }
}
