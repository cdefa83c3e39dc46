using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Reference;

/// <summary>The codes by which a route may refuse, read from the marks that the gateway goes by.</summary>
internal static class ProblemCodes
{
    private static readonly string[] OfBodies =
        [ErrorCodes.MalformedJson, ErrorCodes.PayloadTooLarge, ErrorCodes.UnsupportedMediaType, ProblemCatalog.RequestTimeout];

    private static readonly string[] OfBots = [ErrorCodes.BotInactive, ErrorCodes.BotOwnerBanned];

    /// <summary>All codes of a route, each once.</summary>
    /// <param name="route">The route's metadata.</param>
    public static IReadOnlyList<string> Of(EndpointMetadata route) => [.. All(route).Distinct()];

    /// <summary>The codes by which credentials of a kind are refused.</summary>
    /// <param name="rule">The credentials that a route takes.</param>
    public static IReadOnlyList<string> Of(CredentialRule rule) => rule switch
    {
        CredentialRule.None => [],
        CredentialRule.SignOut => [ErrorCodes.InvalidApiKey],
        CredentialRule.SignIn => [ErrorCodes.AuthenticationRequired, ErrorCodes.InvalidApiKey, ErrorCodes.Forbidden],
        CredentialRule.Session => [ErrorCodes.AuthenticationRequired, ErrorCodes.InvalidApiKey, ErrorCodes.SessionExpired, ErrorCodes.Forbidden],
        CredentialRule.AnyOne => [ErrorCodes.AuthenticationRequired, ErrorCodes.InvalidApiKey, ErrorCodes.SessionExpired, .. OfBots],
        CredentialRule.Bot => [ErrorCodes.AuthenticationRequired, ErrorCodes.InvalidApiKey, ErrorCodes.SessionExpired, ErrorCodes.Forbidden, .. OfBots],
        CredentialRule.BotSignIn => [ErrorCodes.AuthenticationRequired, ErrorCodes.InvalidApiKey, ErrorCodes.Forbidden, .. OfBots],
        _ => throw new InvalidOperationException($"The reference does not know the rule {rule}."),
    };

    private static IEnumerable<string> All(EndpointMetadata route)
    {
        IEnumerable<string> codes = Of(route.Rule);
        if (route.Rule != CredentialRule.None)
        {
            codes = codes.Append(ErrorCodes.RateLimited).Append(ErrorCodes.Unavailable);
        }

        if (route.Body is { } body)
        {
            codes = codes.Concat(OfBodies);
            if (route.Rule is CredentialRule.Session or CredentialRule.SignOut)
            {
                codes = codes.Append(ErrorCodes.OriginRefused);
            }
        }

        if (route.Body?.Fields is not null || route.Fields.Any(field => field.Name != RequestHeaders.IfNoneMatch))
        {
            codes = codes.Append(ErrorCodes.ValidationFailed);
        }

        if (route.HasPathFields)
        {
            codes = codes.Append(ErrorCodes.NotFound);
        }

        if (route.Find<ChangesAccount>() is not null)
        {
            codes = codes.Append(ErrorCodes.AccountTimeout);
        }

        return codes.Concat(route.Find<RouteRefusals>()?.Codes ?? []).Append(ProblemCatalog.InternalError);
    }
}
