using System.Security.Cryptography;
using System.Text;
using Platform.GrainInterfaces.Settings;

namespace Platform.GrainInterfaces.Certificates;

/// <summary>What the three files held at one look.</summary>
/// <param name="Certificate">Text of the certificate's file.</param>
/// <param name="Key">Text of the key's file.</param>
/// <param name="Authority">Text of the authorities' file.</param>
internal sealed record CertificateFileContent(string Certificate, string Key, string Authority)
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    // Far above any chain of certificates; keeps a wrong path, such as a device, from being read for ever.
    private const int LargestFile = 1 << 20;

    /// <summary>Tells this content from every other, without keeping the key.</summary>
    public string Fingerprint { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Certificate, Key, Authority))));

    /// <summary>Reads the files.</summary>
    /// <param name="files">Where they are.</param>
    /// <exception cref="SettingException">One cannot be read, or the key may be read by everybody on the machine.</exception>
    public static CertificateFileContent Read(CertificateFiles files) =>
        new(ReadText(files.Certificate, isSecret: false), ReadText(files.Key, isSecret: true), ReadText(files.Authority, isSecret: false));

    private static string ReadText(string path, bool isSecret)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

            // Of the file that was opened: a link has a mode of its own that says nothing.
            if (isSecret && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others) != 0)
            {
                throw new SettingException($"The private key in {path} may be read or written by everybody on this machine; restrict it, for example with chmod 600.");
            }

            byte[] bytes = new byte[LargestFile];
            int length = file.ReadAtLeast(bytes, LargestFile, throwOnEndOfStream: false);
            return Encoding.UTF8.GetString(bytes, 0, length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The certificate file {path} cannot be read: {fault.Message}", fault);
        }
    }
}
