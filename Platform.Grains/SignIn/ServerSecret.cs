using System.Security.Cryptography;
using System.Text;

namespace Platform.Grains.SignIn;

/// <summary>A secret that the cluster's silos share and its database does not hold: sign-in codes are made with it.</summary>
public sealed class ServerSecret
{
    private const int IdLength = 8;

    private readonly byte[] _key;

    /// <summary>Takes the secret as its file holds it.</summary>
    /// <param name="text">At least 32 characters.</param>
    public ServerSecret(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        _key = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        Fingerprint = Convert.ToHexStringLower(Sign("fingerprint", ""));
    }

    /// <summary>Tells whether two silos have the same secret, without giving it away: 64 hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>The beginning of <see cref="Fingerprint"/>: what was signed says by it with which secret.</summary>
    internal string Id => Fingerprint[..IdLength];

    /// <summary>A keyed hash; different purposes never share one.</summary>
    /// <param name="purpose">What the hash is for.</param>
    /// <param name="text">What is hashed.</param>
    internal byte[] Sign(string purpose, string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\n{text}"));

    /// <summary>A fixed word: a secret is not shown.</summary>
    public override string ToString() => "[secret]";
}
