using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Tests.Infrastructure;

/// <summary>An authority of a test's own that issues certificates for members of a cluster.</summary>
public sealed class CertificateAuthority
{
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private static readonly DateTimeOffset First = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly X509Certificate2 _own;

    private CertificateAuthority(X509Certificate2 own) => _own = own;

    /// <summary>Its certificate.</summary>
    public string Text => _own.ExportCertificatePem();

    public static CertificateAuthority Create(string name = "Authority")
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateAuthority(Request(name, key, isAuthority: true, []).CreateSelfSigned(First, Last));
    }

    /// <summary>An authority below this one.</summary>
    public CertificateAuthority Delegate(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateAuthority(Sign(Request(name, key, isAuthority: true, []), First, Last).CopyWithPrivateKey(key));
    }

    /// <summary>A member that uses its certificate for others as if it were an authority.</summary>
    public CertificateAuthority Impostor(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateAuthority(Sign(Request(name, key, isAuthority: false, []), First, Last).CopyWithPrivateKey(key));
    }

    public IssuedCertificate Issue(string name, CertificateUse use, DateTimeOffset? from = null, DateTimeOffset? until = null) => Issue(
        name, use == CertificateUse.Silo ? [ServerAuthentication, ClientAuthentication] : [ClientAuthentication], from, until);

    /// <summary>Issues a certificate for uses by their numbers; none for all.</summary>
    public IssuedCertificate Issue(string name, string[] uses, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = Sign(Request(name, key, isAuthority: false, uses), from ?? First, until ?? Last);
        return new IssuedCertificate(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority, string[] uses)
    {
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            isAuthority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, critical: true));
        if (uses.Length > 0)
        {
            OidCollection numbers = [];
            foreach (var use in uses)
            {
                numbers.Add(new Oid(use));
            }

            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(numbers, critical: false));
        }

        return request;
    }

    // By the name and key alone: the runtime's own way would refuse to issue in the name of one who may not.
    private X509Certificate2 Sign(CertificateRequest request, DateTimeOffset from, DateTimeOffset until) => request.Create(
        _own.SubjectName, X509SignatureGenerator.CreateForECDsa(_own.GetECDsaPrivateKey()!), from, until, RandomNumberGenerator.GetBytes(12));
}

/// <summary>A certificate and its private key, as text.</summary>
public sealed record IssuedCertificate(string Certificate, string Key);
