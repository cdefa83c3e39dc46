using System.Security.Cryptography;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Settings;
using Platform.Grains.Permissions;
using Platform.Grains.SignIn;
using Platform.Silo.Hosting;

namespace Platform.Silo.Secrets;

/// <summary>The secrets of an installation (reference.md, section 11, "First start").</summary>
/// <param name="OperatorKey">Opens what must work before there is an Owner.</param>
/// <param name="ServerSecrets">Make sign-in codes.</param>
/// <param name="FirstPublicKey">Hash of the first public key.</param>
internal sealed record SiloSecrets(OperatorKey OperatorKey, ServerSecrets ServerSecrets, TokenHash FirstPublicKey)
{
    private const int ServerSecretDigits = 43;

    /// <summary>Reads the secrets, and makes those that are missing.</summary>
    /// <exception cref="SettingException">One of them cannot be used.</exception>
    public static SiloSecrets ReadOrCreate(SiloSettings settings, bool allowWeak)
    {
        string operatorKey = settings.OperatorKey.ReadOrCreate(() => Credential.Create(CredentialKind.OperatorKey).Plain.Value, allowWeak)[0];
        var serverSecrets = new ServerSecrets(
            settings.ServerSecrets.ReadOrCreate(() => RandomNumberGenerator.GetString(Base62.Digits, ServerSecretDigits), allowWeak));
        string publicKey = settings.FirstPublicKey.ReadOrCreate(() => Credential.Create(CredentialKind.PublicKey).Plain.Value, allowWeak)[0];
        return Credential.Parse(publicKey) is { Kind: CredentialKind.PublicKey } first
            ? new SiloSecrets(new OperatorKey(HashOf(operatorKey)), serverSecrets, first.Hash)
            : throw new SettingException($"{settings.FirstPublicKey.Place} does not hold a public API key (ppub_...){(settings.FirstPublicKey.Given is null ? "; delete it to have one made" : "")}.");
    }

    /// <summary>What the silo keeps of an operator key.</summary>
    public static TokenHash HashOf(string operatorKey) => TokenHash.Of(new Secret(operatorKey));
}
