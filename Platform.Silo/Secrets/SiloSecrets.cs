using System.Security.Cryptography;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Settings;
using Platform.Grains.Permissions;
using Platform.Grains.SignIn;
using Platform.Silo.Hosting;

namespace Platform.Silo.Secrets;

/// <summary>The secrets of an installation (reference.md, section 11, "First start").</summary>
/// <param name="OperatorKey">Opens what must work before there is an Owner.</param>
/// <param name="ServerSecret">Makes sign-in codes.</param>
/// <param name="FirstPublicKey">Hash of the first public key.</param>
internal sealed record SiloSecrets(OperatorKey OperatorKey, ServerSecret ServerSecret, TokenHash FirstPublicKey)
{
    private const int ServerSecretDigits = 43;

    /// <summary>Reads the secrets from their files, and makes those that are missing.</summary>
    /// <exception cref="SettingException">One of them cannot be used.</exception>
    public static SiloSecrets ReadOrCreate(SiloSettings settings, bool allowWeak)
    {
        string operatorKey = SecretFile.ReadOrCreate(settings.OperatorKeyFile, () => Credential.Create(CredentialKind.OperatorKey).Plain.Value, allowWeak);
        string serverSecret = SecretFile.ReadOrCreate(settings.ServerSecretFile, () => RandomNumberGenerator.GetString(Base62.Digits, ServerSecretDigits), allowWeak);
        string publicKey = SecretFile.ReadOrCreate(settings.PublicKeyFile, () => Credential.Create(CredentialKind.PublicKey).Plain.Value, allowWeak);
        return Credential.Parse(publicKey) is { Kind: CredentialKind.PublicKey } first
            ? new SiloSecrets(new OperatorKey(TokenHash.Of(new Secret(operatorKey))), new ServerSecret(serverSecret), first.Hash)
            : throw new SettingException($"The file {settings.PublicKeyFile} does not hold a public API key (ppub_...); delete it to have one made.");
    }
}
