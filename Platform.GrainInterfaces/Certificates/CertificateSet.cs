using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Platform.GrainInterfaces.Settings;

namespace Platform.GrainInterfaces.Certificates;

/// <summary>What the three files held when they were read: checked, never changed.</summary>
/// <remarks>
/// A replaced set is left to the garbage collector: connections that are being made still read it. Thread-safe.
/// </remarks>
internal sealed class CertificateSet
{
    private readonly X509Certificate2Collection _authorities;

    private CertificateSet(X509Certificate2 own, X509Certificate2Collection intermediates, X509Certificate2Collection authorities)
    {
        Own = own;
        _authorities = authorities;
        Shown = SslStreamCertificateContext.Create(own, intermediates, offline: true);
    }

    /// <summary>The process's own certificate with its key.</summary>
    public X509Certificate2 Own { get; }

    /// <summary>The same with the certificates of intermediate authorities, as a peer is shown it.</summary>
    public SslStreamCertificateContext Shown { get; }

    /// <summary>Understands the files.</summary>
    /// <param name="files">Where they are, for sentences.</param>
    /// <param name="content">What they hold.</param>
    /// <param name="use">What the own certificate must be for.</param>
    /// <param name="now">The time it must be valid at.</param>
    /// <exception cref="SettingException">They cannot be used; the sentence says why and which.</exception>
    public static CertificateSet Create(CertificateFiles files, CertificateFileContent content, CertificateUse use, DateTimeOffset now)
    {
        X509Certificate2Collection authorities = PemText.Certificates(content.Authority, files.Authority);
        X509Certificate2Collection chain = PemText.Certificates(content.Certificate, files.Certificate);
        X509Certificate2 own = PemText.WithKey(content.Certificate, content.Key, files);
        X509Certificate2Collection intermediates = [.. chain.Skip(1)];
        RefuseOutOfDate(own, files, now);
        using var proof = new X509Chain { ChainPolicy = Policy(authorities, use.Required(), now) };
        proof.ChainPolicy.ExtraStore.AddRange(intermediates);
        return proof.Build(own)
            ? new CertificateSet(own, intermediates, authorities)
            : throw new SettingException($"The certificate in {files.Certificate} is none that this cluster believes ({ChainWords.Of(proof)}): it must be issued by an authority in {files.Authority} for {WordsFor(use)}.");
    }

    /// <summary>How the certificate of a peer is to be judged; made anew for each connection, since the runtime adds to it.</summary>
    /// <param name="uses">What it must be for, if it names any use at all.</param>
    /// <param name="now">The time it must be valid at.</param>
    public X509ChainPolicy Policy(OidCollection uses, DateTimeOffset now) => Policy(_authorities, uses, now);

    // Nothing of the machine's own is believed and nothing is looked up: a cluster must not fall apart when somebody else's server is away.
    private static X509ChainPolicy Policy(X509Certificate2Collection authorities, OidCollection uses, DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = now.LocalDateTime,
            VerificationTimeIgnored = false,
        };
        policy.CustomTrustStore.AddRange(authorities);
        foreach (Oid use in uses)
        {
            policy.ApplicationPolicy.Add(use);
        }

        return policy;
    }

    private static void RefuseOutOfDate(X509Certificate2 own, CertificateFiles files, DateTimeOffset now)
    {
        if (now < own.NotBefore.ToUniversalTime())
        {
            throw new SettingException($"The certificate in {files.Certificate} is not valid before {Text(own.NotBefore)}.");
        }

        if (now > own.NotAfter.ToUniversalTime())
        {
            throw new SettingException($"The certificate in {files.Certificate} has expired on {Text(own.NotAfter)}.");
        }
    }

    private static string Text(DateTime time) => time.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture);

    private static string WordsFor(CertificateUse use) =>
        use == CertificateUse.Silo ? "server and client authentication" : "client authentication";
}
