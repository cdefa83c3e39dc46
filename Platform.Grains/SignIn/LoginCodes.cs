using System.Collections.Immutable;
using System.Security.Cryptography;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Grains.SignIn;

/// <summary>Makes sign-in codes from random numbers: the database holds the number, only a silo can tell the code (reference.md, section 3).</summary>
internal sealed class LoginCodes(ServerSecrets secrets)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int NonceBytes = 16;

    /// <summary>Draws a new code.</summary>
    public DrawnCode Draw()
    {
        ServerSecret secret = secrets.InForce;
        string nonce = RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true);
        return new DrawnCode(nonce, secret.Id, KeyOf(CodeOf(nonce, secret), secret));
    }

    /// <summary>The code made from a number.</summary>
    /// <param name="nonce">The number.</param>
    /// <param name="secretId">The <see cref="ServerSecret.Id"/> of the secret that it was made with; null for the oldest one.</param>
    /// <returns>Null when that secret is not known any more.</returns>
    public Secret? CodeOf(string nonce, string? secretId) => secrets.Find(secretId) is { } secret ? CodeOf(nonce, secret) : null;

    /// <summary>The keys of the grains that may lead from a code to its identity, the likeliest first.</summary>
    /// <param name="code">What somebody typed.</param>
    public ImmutableArray<string> GrainKeysOf(Secret code) => [.. secrets.All.Select(secret => KeyOf(code, secret))];

    private static Secret CodeOf(string nonce, ServerSecret secret) => new(CodeText.Write(secret.Sign("login-code", nonce)));

    private static string KeyOf(Secret code, ServerSecret secret) => "code:" + Convert.ToHexStringLower(secret.Sign("login-code-key", code.Value));
}

/// <summary>A code that nobody holds yet.</summary>
/// <param name="Nonce">The number that it is made from.</param>
/// <param name="SecretId">The <see cref="ServerSecret.Id"/> of the secret that it is made with.</param>
/// <param name="GrainKey">Key of the grain that will lead from it to its identity.</param>
internal sealed record DrawnCode(string Nonce, string SecretId, string GrainKey);
