using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Platform.GrainInterfaces.Certificates;
using Platform.GrainInterfaces.Settings;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Certificates;

/// <summary>Files that a process refuses to start with, each with a sentence.</summary>
public sealed class CertificateStartTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2030, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CertificateAuthority Authority = CertificateAuthority.Create();

    private readonly CertificateFolder _folder = CertificateFolder.With(Authority.Issue("silo", CertificateUse.Silo), Authority);

    [Fact]
    public void Good_ones_pass() => ClusterCertificates.Check(_folder.Files, CertificateUse.Silo, new FakeTimeProvider(Now));

    [Fact]
    public void An_expired_certificate() =>
        ShouldBeRefused(Authority.Issue("silo", CertificateUse.Silo, until: Now.AddSeconds(-1)), "has expired on 2030-05-31 23:59:59Z");

    [Fact]
    public void A_certificate_of_the_future() =>
        ShouldBeRefused(Authority.Issue("silo", CertificateUse.Silo, from: Now.AddSeconds(1)), "is not valid before 2030-06-01 00:00:01Z");

    [Fact]
    public void A_certificate_of_another_authority() =>
        ShouldBeRefused(CertificateAuthority.Create("Other").Issue("silo", CertificateUse.Silo), "its issuer is no authority of the cluster");

    [Fact]
    public void A_certificate_for_clients_in_a_silo() =>
        ShouldBeRefused(Authority.Issue("silo", CertificateUse.Client), "for server and client authentication");

    [Fact]
    public void A_certificate_that_a_mere_member_issued()
    {
        var impostor = Authority.Impostor("member");
        var issued = impostor.Issue("silo", CertificateUse.Silo);
        ShouldBeRefused(issued with { Certificate = issued.Certificate + "\n" + impostor.Text }, "is none that this cluster believes");
    }

    [Fact]
    public void The_key_of_another_certificate()
    {
        var issued = Authority.Issue("silo", CertificateUse.Silo);
        ShouldBeRefused(issued with { Key = Authority.Issue("silo", CertificateUse.Silo).Key }, "must hold the private key of the certificate");
    }

    [Fact]
    public void An_encrypted_key()
    {
        var issued = Authority.Issue("silo", CertificateUse.Silo);
        using var key = ECDsa.Create();
        key.ImportFromPem(issued.Key);
        var locked = key.ExportEncryptedPkcs8PrivateKeyPem("hush", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        ShouldBeRefused(issued with { Key = locked }, "not encrypted");
    }

    [Fact]
    public void A_key_that_everybody_may_read()
    {
        File.SetUnixFileMode(_folder.Files.Key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        ShouldBeRefused("may be read or written by everybody");
    }

    [Fact]
    public void No_certificate_at_all()
    {
        CertificateFolder.Replace(_folder.Files.Authority, "nothing");
        ShouldBeRefused(_folder.Files.Authority + " holds no certificate");
        File.Delete(_folder.Files.Authority);
        ShouldBeRefused(_folder.Files.Authority + " cannot be read");
    }

    [Theory]
    [InlineData("a", null, null)]
    [InlineData("a", "b", "")]
    [InlineData(null, "b", "c")]
    public void Some_of_the_three_files(string? certificate, string? key, string? authority) => Assert.Contains(
        "belong together", Assert.Throws<SettingException>(() => CertificateFiles.Choose(certificate, key, authority)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private void ShouldBeRefused(IssuedCertificate own, string sentence)
    {
        _folder.Write(own, Authority);
        ShouldBeRefused(sentence);
    }

    private void ShouldBeRefused(string sentence)
    {
        var refusal = Assert.Throws<SettingException>(() => ClusterCertificates.Check(_folder.Files, CertificateUse.Silo, new FakeTimeProvider(Now)));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }
}
