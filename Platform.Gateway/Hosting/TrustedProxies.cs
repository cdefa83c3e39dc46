using Microsoft.AspNetCore.HttpOverrides;

namespace Platform.Gateway.Hosting;

/// <summary>Believes what configured proxies say about the client: its address, and the scheme and host it asked for.</summary>
internal static class TrustedProxies
{
    /// <summary>Reads the proxies' headers.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="options">The proxies.</param>
    public static void UseTrustedProxies(this IApplicationBuilder app, GatewayOptions options)
    {
        // With no proxy named, ASP.NET would believe everybody.
        if (options.TrustedProxies.IsEmpty)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,

            // However many trusted proxies stand in a row; the first one that is not trusted is the client.
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (System.Net.IPNetwork proxy in options.TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(forwarded);
    }
}
