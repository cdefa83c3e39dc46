using System.Security.Cryptography;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Grains.SignIn;

/// <summary>Makes sign-in codes from random numbers: the database holds the number, only a silo can tell the code (reference.md, section 3).</summary>
internal sealed class LoginCodes(ServerSecret secret)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int NonceBytes = 16;

    /// <summary>Draws the number of a new code.</summary>
    public static string DrawNonce() => RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true);

    /// <summary>The code made from a number.</summary>
    public Secret CodeOf(string nonce) => new(CodeText.Write(secret.Sign("login-code", nonce)));

    /// <summary>The key of the grain that leads from the code to its identity.</summary>
    public string GrainKeyOf(Secret code) => "code:" + Convert.ToHexStringLower(secret.Sign("login-code-key", code.Value));
}
