using System.Security.Cryptography;

namespace Platform.GrainInterfaces.Certificates;

/// <summary>What a member of the cluster does with its certificate.</summary>
public enum CertificateUse
{
    /// <summary>A gateway or a console: it only calls silos.</summary>
    Client,

    /// <summary>A silo: it calls other silos and is called.</summary>
    Silo,
}

/// <summary>The uses as certificates name them (RFC 5280, "Extended Key Usage").</summary>
internal static class CertificateUses
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    /// <summary>What a certificate must be for, if it names any use at all.</summary>
    /// <param name="use">What is done with it.</param>
    public static OidCollection Required(this CertificateUse use) =>
        use == CertificateUse.Silo ? [ServerAuthentication, ClientAuthentication] : [ClientAuthentication];

    /// <summary>What the certificate of a silo that was called must be for.</summary>
    public static OidCollection OfAnsweringSilo() => [ServerAuthentication];
}
