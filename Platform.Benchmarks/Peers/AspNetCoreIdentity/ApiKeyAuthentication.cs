using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>An authentication scheme of its own for bots: the key's hash and the owner are looked up at each request, so that a key that was taken away and a bot whose
/// owner was banned are refused at once.</summary>
internal sealed class ApiKeyAuthentication(
    PeerDatabase database, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "ApiKey";

    /// <summary>The header of the key.</summary>
    public const string Header = "X-API-Key";

    /// <summary>The hash that is stored of a secret.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header] is not [{ Length: > 0 } key])
        {
            return AuthenticateResult.NoResult();
        }

        if (await PeerQueries.BotByKey(database, Hash(key), TimeProvider.GetUtcNow()) is not { } bot)
        {
            return AuthenticateResult.Fail("An unknown key.");
        }

        Context.Features.Set(bot);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, bot.Id.ToString(CultureInfo.InvariantCulture))], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
