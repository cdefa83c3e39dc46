using Platform.Gateway.Hosting;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Gateway.Admission;

/// <summary>The cookie that carries a session's token (reference.md, section 1, "Credentials").</summary>
/// <param name="options">Whether it is for https alone.</param>
internal sealed class SessionCookie(GatewayOptions options)
{
    /// <summary>Its name.</summary>
    public const string Name = "psession";

    /// <summary>Hands a token to the client.</summary>
    /// <param name="context">The request that signed in.</param>
    /// <param name="token">The token.</param>
    /// <param name="lifetimeSeconds">How long the session lives.</param>
    public void Set(HttpContext context, Secret token, long lifetimeSeconds)
    {
        CookieOptions attributes = Attributes(context);
        attributes.MaxAge = TimeSpan.FromSeconds(lifetimeSeconds);
        context.Response.Cookies.Append(Name, token.Value, attributes);
    }

    /// <summary>Takes the cookie from the client.</summary>
    /// <param name="context">The request.</param>
    public void Clear(HttpContext context)
    {
        CookieOptions attributes = Attributes(context);
        attributes.MaxAge = TimeSpan.Zero;
        context.Response.Cookies.Append(Name, "", attributes);
    }

    private CookieOptions Attributes(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Secure = context.Request.IsHttps || options.SecureCookies,
        IsEssential = true,
    };
}
