using System.Buffers.Text;
using System.Text;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>Keys of <see cref="IIdentityGrain"/>.</summary>
/// <remarks>The foreign id is encoded: it may hold characters that mean something in a grain key.</remarks>
public static class IdentityKey
{
    private const string Prefix = "identity:";

    /// <summary>The grain key of an identity.</summary>
    /// <param name="identity">A valid identity.</param>
    public static string Of(PlatformIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return $"{Prefix}{identity.Platform}:{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(identity.PlatformUserId))}";
    }

    /// <summary>Reads a grain's key back.</summary>
    /// <param name="grainKey">A value of <see cref="Of"/>.</param>
    public static PlatformIdentity Parse(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        string[] parts = grainKey[Prefix.Length..].Split(':', 2);
        return new PlatformIdentity(parts[0], Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));
    }
}
