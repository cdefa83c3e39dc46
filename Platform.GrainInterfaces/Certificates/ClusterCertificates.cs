using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Platform.GrainInterfaces.Settings;

namespace Platform.GrainInterfaces.Certificates;

/// <summary>
/// Mutual TLS of a cluster: every member shows a certificate, and believes those that were issued by an authority of the cluster, whatever authorities the machine trusts.
/// </summary>
/// <remarks>
/// Files may be replaced at any time: they are looked at when a connection is made, at most once a second, and by <see cref="Refresh"/>. Connections that stand go on;
/// new ones use the new files. Files that cannot be used are told of once, and what was read before goes on to count.
/// Names are not compared: members find each other by address in a table that the database guards, and the authority issues certificates to members of this cluster alone.
/// Nor is revocation looked up: certificates of short life, or another authority, take its place.
/// Thread-safe.
/// </remarks>
public sealed partial class ClusterCertificates
{
    /// <summary>How long a handshake may take before the connection is closed.</summary>
    public static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _look = new();
    private readonly CertificateFiles _files;
    private readonly CertificateUse _use;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RareWarning _refusals;
    private volatile CertificateSet _current;
    private string _seen;
    private string? _told;
    private long _looked;

    /// <summary>Reads the files.</summary>
    /// <param name="files">Where they are.</param>
    /// <param name="use">What the process is.</param>
    /// <param name="time">The clock by which certificates are valid.</param>
    /// <param name="logger">Told when files changed, and when a peer was refused.</param>
    /// <exception cref="SettingException">They cannot be used; the sentence says why.</exception>
    public ClusterCertificates(CertificateFiles files, CertificateUse use, TimeProvider time, ILogger<ClusterCertificates> logger)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(time);
        _files = files;
        _use = use;
        _time = time;
        _logger = logger;
        _refusals = new RareWarning(time);
        CertificateFileContent content = CertificateFileContent.Read(files);
        _current = CertificateSet.Create(files, content, use, time.GetUtcNow());
        _seen = content.Fingerprint;
        _looked = time.GetTimestamp();
    }

    /// <summary>The last instant at which the process's own certificate is valid.</summary>
    public DateTimeOffset ValidUntil => _current.Own.NotAfter.ToUniversalTime();

    /// <summary>Looks whether a process could work with these files, before it starts.</summary>
    /// <param name="files">Where they are.</param>
    /// <param name="use">What the process is.</param>
    /// <param name="time">The clock by which certificates are valid.</param>
    /// <exception cref="SettingException">They cannot be used; the sentence says why.</exception>
    public static void Check(CertificateFiles files, CertificateUse use, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(time);
        CertificateSet.Create(files, CertificateFileContent.Read(files), use, time.GetUtcNow());
    }

    /// <summary>Looks whether the files changed.</summary>
    /// <remarks>New connections do so by themselves. A process that is seldom connected to calls it now and then, so that its operator hears of a mistake.</remarks>
    public void Refresh()
    {
        lock (_look)
        {
            if (_time.GetElapsedTime(_looked) < LookInterval)
            {
                return;
            }

            _looked = _time.GetTimestamp();
            try
            {
                Adopt(CertificateFileContent.Read(_files));
            }
            catch (SettingException refusal)
            {
                TellOnce(refusal);
            }
        }
    }

    /// <summary>Prepares the answering side of a connection.</summary>
    /// <param name="options">What is prepared.</param>
    /// <param name="peers">Who may call: silos alone, or clients as well.</param>
    public void Protect(SslServerAuthenticationOptions options, CertificateUse peers)
    {
        ArgumentNullException.ThrowIfNull(options);
        Refresh();
        CertificateSet current = _current;

        // A selection would go before the context, and knows no intermediate authorities.
        options.ServerCertificateSelectionCallback = null;
        options.ServerCertificateContext = current.Shown;
        options.ClientCertificateRequired = true;
        options.CertificateChainPolicy = current.Policy(peers.Required(), _time.GetUtcNow());

        // A resumed session would be one that today's files never saw; members connect seldom.
        options.AllowTlsResume = false;
    }

    /// <summary>Prepares the calling side of a connection.</summary>
    /// <param name="options">What is prepared.</param>
    public void Protect(SslClientAuthenticationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Refresh();
        CertificateSet current = _current;
        options.LocalCertificateSelectionCallback = null;
        options.ClientCertificateContext = current.Shown;
        options.CertificateChainPolicy = current.Policy(CertificateUses.OfAnsweringSilo(), _time.GetUtcNow());
        options.AllowTlsResume = false;
    }

    /// <summary>Says whether a peer is believed, once the runtime has judged its certificate by the policy of <c>Protect</c>.</summary>
    /// <param name="certificate">What the peer showed.</param>
    /// <param name="chain">What the runtime built of it.</param>
    /// <param name="errors">What the runtime found.</param>
    public bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (IsBelieved(certificate, errors))
        {
            return true;
        }

        if (_refusals.TryTake(out int unsaid))
        {
            LogRefused(_logger, certificate?.Subject ?? "without a certificate", ReasonOf(certificate, chain), unsaid);
        }

        return false;
    }

    /// <summary>Whether a certificate is good by the runtime's judgement; a name that does not match is no fault.</summary>
    internal static bool IsBelieved([NotNullWhen(true)] X509Certificate? certificate, SslPolicyErrors errors) =>
        certificate is not null && (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;

    /// <summary>Why a certificate is not believed.</summary>
    internal static string ReasonOf(X509Certificate? certificate, X509Chain? chain) => certificate is null ? "it shows none" : ChainWords.Of(chain);

    private void Adopt(CertificateFileContent content)
    {
        if (content.Fingerprint == _seen)
        {
            _told = null;
            return;
        }

        _current = CertificateSet.Create(_files, content, _use, _time.GetUtcNow());
        _seen = content.Fingerprint;
        _told = null;
        LogAdopted(_logger, _current.Own.Subject, ValidUntil);
    }

    private void TellOnce(SettingException refusal)
    {
        if (refusal.Message != _told)
        {
            _told = refusal.Message;
            LogKept(_logger, refusal.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "New connections use the replaced certificate files from now on: {Subject}, valid until {Until:u}.")]
    private static partial void LogAdopted(ILogger logger, string subject, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The replaced certificate files are not used, those read before still are. {Reason}")]
    private static partial void LogKept(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a member of the cluster, {Subject}: {Reason}. {Unsaid} more of the kind were not told.")]
    private static partial void LogRefused(ILogger logger, string subject, string reason, int unsaid);
}
