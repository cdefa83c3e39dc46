using System.Collections.Immutable;
using System.Net;
using Platform.Gateway.Admission;

namespace Platform.Gateway.Telemetry;

/// <summary>Who may read the metrics (reference.md, section 9): whoever calls from one of some networks, whatever he shows.</summary>
/// <param name="networks">The networks.</param>
internal sealed class MetricsAudience(ImmutableArray<IPNetwork> networks)
{
    // What a proxy adds; ASP.NET takes away what trusted ones said.
    private static readonly string[] TracesOfProxies = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"];

    /// <summary>Whether a request comes from one of them.</summary>
    /// <remarks>A proxy on this machine that nobody has named would bring everybody in under its own address, so what was passed on does not come from this machine.</remarks>
    /// <param name="context">The request, with what trusted proxies say of its client taken in.</param>
    public bool Includes(HttpContext context)
    {
        IPAddress client = PeerAddress.Of(context);
        return networks.Any(network => network.Contains(client)) && !(IPAddress.IsLoopback(client) && WasPassedOn(context.Request));
    }

    private static bool WasPassedOn(HttpRequest request) => Array.Exists(TracesOfProxies, request.Headers.ContainsKey);
}
