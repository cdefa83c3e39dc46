using Platform.GrainInterfaces.Certificates;

namespace Platform.Tests.Infrastructure;

/// <summary>The three certificate files of one member, which may be replaced while it runs.</summary>
public sealed class CertificateFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CertificateFiles Files => new(_folder.File("member.crt"), _folder.File("member.key"), _folder.File("authority.crt"));

    public static CertificateFolder With(IssuedCertificate own, params CertificateAuthority[] authorities)
    {
        var folder = new CertificateFolder();
        folder.Write(own, authorities);
        return folder;
    }

    /// <summary>Replaces all files, the certificate last.</summary>
    public void Write(IssuedCertificate own, params CertificateAuthority[] authorities)
    {
        Replace(Files.Authority, string.Join('\n', authorities.Select(authority => authority.Text)));
        Replace(Files.Key, own.Key);
        Replace(Files.Certificate, own.Certificate);
    }

    public static void Replace(string file, string text)
    {
        File.WriteAllText(file + ".new", text);
        File.SetUnixFileMode(file + ".new", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(file + ".new", file, overwrite: true);
    }

    public void Dispose() => _folder.Dispose();
}
