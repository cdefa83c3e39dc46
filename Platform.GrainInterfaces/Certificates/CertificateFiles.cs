using Platform.GrainInterfaces.Settings;

namespace Platform.GrainInterfaces.Certificates;

/// <summary>The files by which a process shows who it is, and knows the other members of its cluster.</summary>
/// <param name="Certificate">The process's own certificate in PEM, first of its file; certificates of intermediate authorities may follow.</param>
/// <param name="Key">Its private key in PEM, unencrypted.</param>
/// <param name="Authority">Certificates of the authorities whose members are believed, in PEM: one, or the old and the new during a change.</param>
public sealed record CertificateFiles(string Certificate, string Key, string Authority)
{
    /// <summary>The setting of <see cref="Certificate"/>.</summary>
    public const string CertificateSetting = "Platform:Cluster:CertificateFile";

    /// <summary>The setting of <see cref="Key"/>.</summary>
    public const string KeySetting = "Platform:Cluster:CertificateKeyFile";

    /// <summary>The setting of <see cref="Authority"/>.</summary>
    public const string AuthoritySetting = "Platform:Cluster:CertificateAuthorityFile";

    /// <summary>Reads the settings of a silo or a gateway.</summary>
    /// <param name="setting">Tells the value of a setting; null or empty when it has none.</param>
    /// <returns>Null when none of the three is set: connections of the cluster are not encrypted.</returns>
    /// <exception cref="SettingException">Some are set and some are not.</exception>
    public static CertificateFiles? Read(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return Choose(setting(CertificateSetting), setting(KeySetting), setting(AuthoritySetting));
    }

    /// <summary>Takes all three files or none.</summary>
    /// <param name="certificate">As <see cref="Certificate"/>; null or empty when it is not named.</param>
    /// <param name="key">As <see cref="Key"/>.</param>
    /// <param name="authority">As <see cref="Authority"/>.</param>
    /// <returns>Null when none is named.</returns>
    /// <exception cref="SettingException">Some are named and some are not.</exception>
    public static CertificateFiles? Choose(string? certificate, string? key, string? authority)
    {
        string?[] files = [certificate, key, authority];
        return files.Count(file => !string.IsNullOrWhiteSpace(file)) switch
        {
            0 => null,
            3 => new CertificateFiles(Path.GetFullPath(certificate!), Path.GetFullPath(key!), Path.GetFullPath(authority!)),
            _ => throw new SettingException(
                "--certificate, --certificate-key and --certificate-authority belong together: name all three files, or none of them for a cluster without certificates."),
        };
    }
}
