using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Platform.GrainInterfaces.Certificates;

/// <summary>Finds out why a silo that listens cannot be talked to: the runtime of a client does not say.</summary>
/// <param name="certificates">What the client shows and believes; null when it has no certificate.</param>
/// <param name="time">The clock of the waiting.</param>
public sealed class HandshakeProbe(ClusterCertificates? certificates, TimeProvider time)
{
    private const string OptionNames = "--certificate, --certificate-key and --certificate-authority";

    // What is wrong at some silos is mostly wrong at all.
    private const int MostAsked = 3;

    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(1.5);

    /// <summary>Asks silos that could not be connected to.</summary>
    /// <param name="silos">Their client ports; the first few are asked.</param>
    /// <returns>A sentence for the operator; null when TLS is not what stands in the way.</returns>
    public async Task<string?> AskAsync(IEnumerable<IPEndPoint> silos)
    {
        string?[] found = await Task.WhenAll(silos.Take(MostAsked).Select(AskAsync));
        return found.FirstOrDefault(sentence => sentence is not null);
    }

    private async Task<string?> AskAsync(IPEndPoint silo)
    {
        var seen = new Seen();
        using var late = new CancellationTokenSource(MostWaiting, time);
        try
        {
            using var socket = new Socket(silo.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(silo, late.Token);
            seen.Listens = true;
            await using var stream = new SslStream(new NetworkStream(socket), leaveInnerStreamOpen: false, (_, certificate, chain, errors) =>
            {
                seen.Certificate = true;
                seen.Refusal = ClusterCertificates.IsBelieved(certificate, errors) ? null : ClusterCertificates.ReasonOf(certificate, chain);
                return certificates is not null && seen.Refusal is null;
            });
            var options = new SslClientAuthenticationOptions();
            certificates?.Protect(options);
            await stream.AuthenticateAsClientAsync(options, late.Token);

            // Since TLS 1.3 a client hears afterwards that its certificate was refused; a silo that took it waits for the client to speak.
            return await stream.ReadAsync(new byte[1], late.Token) == 0 ? Sentence(silo, seen) : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException or SocketException)
        {
            return Sentence(silo, seen);
        }
    }

    private string? Sentence(IPEndPoint silo, Seen seen) => (seen, certificates) switch
    {
        ({ Listens: false }, _) => null,
        ({ Certificate: true }, null) => $"The silo at {silo} takes encrypted connections only: name your certificate with {OptionNames}.",
        (_, null) => null,
        ({ Certificate: false }, _) => $"The silo at {silo} does not speak TLS: it runs without certificates, or nothing of the platform listens there.",
        ({ Refusal: { } reason }, _) => $"The silo at {silo} shows a certificate that is not believed here: {reason}.",
        _ => $"The silo at {silo} refused the certificate that it was shown: it must be valid, for client authentication, and of an authority that the silo believes.",
    };

    // Filled as the handshake goes on.
    private sealed class Seen
    {
        public bool Listens { get; set; }

        public bool Certificate { get; set; }

        public string? Refusal { get; set; }
    }
}
