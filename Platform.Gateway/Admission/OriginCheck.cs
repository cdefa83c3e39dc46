using Microsoft.Extensions.Primitives;
using Platform.Gateway.Hosting;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Admission;

/// <summary>Refuses a POST that another site sends with our cookie (reference.md, section 1, "Credentials").</summary>
/// <param name="options">The other sites that may.</param>
internal sealed class OriginCheck(GatewayOptions options) : ICheck
{
    private static readonly Refusal OtherSite = new(ErrorCodes.OriginRefused, "Requests from this origin are not taken.");

    /// <inheritdoc />
    public ValueTask<Refusal?> Refuse(HttpContext context)
    {
        bool isExposed = HttpMethods.IsPost(context.Request.Method) && context.Features.Get<Caller>() is { CookieCounts: true };
        return ValueTask.FromResult(isExposed && !IsWelcome(context.Request) ? OtherSite : null);
    }

    private bool IsWelcome(HttpRequest request)
    {
        // Browsers name the origin of every POST to another site; who names none is no browser's page.
        StringValues sent = request.Headers.Origin;
        return sent.Count == 0
            || (sent.Count == 1 && Origin.Parse(sent[0]) is { } origin && (origin == Origin.Of(request) || options.AllowedOrigins.Contains(origin)));
    }
}
