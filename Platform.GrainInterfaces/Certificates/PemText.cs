using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Platform.GrainInterfaces.Settings;

namespace Platform.GrainInterfaces.Certificates;

/// <summary>Certificates and keys as text (RFC 7468).</summary>
internal static class PemText
{
    /// <summary>All certificates of a file, in its order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Its file, for the sentence.</param>
    /// <exception cref="SettingException">There is none, or one is damaged.</exception>
    public static X509Certificate2Collection Certificates(string text, string path)
    {
        X509Certificate2Collection found = [];
        try
        {
            found.ImportFromPem(text);
        }
        catch (CryptographicException damaged)
        {
            throw new SettingException($"The certificates in {path} cannot be understood; it must hold them in PEM form.", damaged);
        }

        return found.Count > 0 ? found : throw new SettingException($"The file {path} holds no certificate in PEM form.");
    }

    /// <summary>The first certificate of a file with its private key.</summary>
    /// <param name="certificate">Text of the certificate's file.</param>
    /// <param name="key">Text of the key's file.</param>
    /// <param name="files">Where they are, for the sentence.</param>
    /// <exception cref="SettingException">They are damaged, encrypted, or do not belong together.</exception>
    public static X509Certificate2 WithKey(string certificate, string key, CertificateFiles files)
    {
        try
        {
            X509Certificate2 pair = X509Certificate2.CreateFromPem(certificate, key);

            // Windows makes TLS connections only with keys that went through its own store.
            return OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null) : pair;
        }
        catch (Exception mismatch) when (mismatch is CryptographicException or ArgumentException)
        {
            throw new SettingException($"The file {files.Key} must hold the private key of the certificate in {files.Certificate}, in PEM form and not encrypted.", mismatch);
        }
    }
}
