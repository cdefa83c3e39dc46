using System.Security.Cryptography.X509Certificates;

namespace Platform.GrainInterfaces.Certificates;

/// <summary>Says why a certificate is not believed.</summary>
internal static class ChainWords
{
    /// <summary>The reasons, without technical terms where there is a plain one.</summary>
    /// <param name="chain">What was built of it; null when there was nothing to build.</param>
    public static string Of(X509Chain? chain)
    {
        string[] reasons = [.. (chain?.ChainStatus ?? []).Select(status => Of(status.Status)).Distinct()];
        return reasons.Length > 0 ? string.Join(", ", reasons) : "it cannot be traced back to an authority";
    }

    private static string Of(X509ChainStatusFlags status) => status switch
    {
        X509ChainStatusFlags.NotTimeValid => "it has expired or is not valid yet",
        X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => "its issuer is no authority of the cluster",
        X509ChainStatusFlags.NotValidForUsage => "it was issued for another use",
        X509ChainStatusFlags.NotSignatureValid => "its signature is wrong",
        X509ChainStatusFlags.InvalidBasicConstraints => "its issuer may not issue certificates",
        _ => status.ToString(),
    };
}
