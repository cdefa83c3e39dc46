using Platform.Gateway.Http;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Gateway.Admission;

/// <summary>Finds out who calls and takes one permit of his limit: one grain call a request (reference.md, section 1).</summary>
/// <param name="publicKeys">Knows the public keys.</param>
/// <param name="cookie">Taken from a client whose session has ended.</param>
/// <param name="grains">The cluster.</param>
internal sealed class CredentialCheck(PublicKeyCopy publicKeys, SessionCookie cookie, IGrainFactory grains) : ICheck
{
    private static readonly Refusal KeyRequired = new(ErrorCodes.AuthenticationRequired, "Send a public API key in the header X-API-Key.");
    private static readonly Refusal SessionRequired = new(ErrorCodes.AuthenticationRequired, "Sign in first.");
    private static readonly Refusal AnyRequired = new(ErrorCodes.AuthenticationRequired, "Send an API key in the header X-API-Key, or sign in.");
    private static readonly Refusal BadKey = new(ErrorCodes.InvalidApiKey, "The API key is not valid.");
    private static readonly Refusal SessionsOnly = new(ErrorCodes.Forbidden, "This takes a session, not an API key.");

    /// <inheritdoc />
    public async ValueTask<Refusal?> Refuse(HttpContext context)
    {
        CredentialRule rule = RouteAccess.Required(context).Rule;
        if (rule == CredentialRule.None)
        {
            return null;
        }

        SentCredentials sent = SentCredentials.Read(context.Request);
        if (sent.HasKey && !await IsGood(sent.Key, context.RequestAborted))
        {
            return BadKey;
        }

        return rule switch
        {
            CredentialRule.SignIn => sent.HasKey ? await AdmitAddress(context, LimitPolicies.Login) : KeyRequired,
            CredentialRule.SignOut => await AdmitAddress(context, LimitPolicies.Login, toEnd: sent),
            CredentialRule.Session when sent.HasCookie => await AdmitSession(context, sent.Session),
            CredentialRule.Session => sent.HasKey ? await AdmitAddress(context, LimitPolicies.Public) ?? SessionsOnly : SessionRequired,
            CredentialRule.AnyOne when sent.HasKey => await AdmitAddress(context, LimitPolicies.Public, beside: sent.Session),
            CredentialRule.AnyOne => sent.HasCookie ? await AdmitSession(context, sent.Session) : AnyRequired,
            _ => throw new InvalidOperationException($"No check knows the rule {rule}."),
        };
    }

    private async ValueTask<bool> IsGood(Credential? key, CancellationToken cancellationToken) => key?.Kind switch
    {
        CredentialKind.PublicKey => await publicKeys.Holds(key, cancellationToken),
        CredentialKind.BotKey => await BotKeys.Holds(key),
        _ => false,
    };

    private async ValueTask<Refusal?> AdmitAddress(HttpContext context, string policy, SentCredentials toEnd = default, Credential? beside = null)
    {
        var caller = new Caller(PeerAddress.Of(context)) { CookieCounts = toEnd.HasCookie, SessionToEnd = toEnd.Session, SessionBesideKey = beside };
        AddressAdmission admission = await grains.GetGrain<IClientAddressGrain>(caller.CountedAddress.GrainKey).Admit(policy);
        RateLimitHeaders.Write(context.Response.Headers, admission.Limit);
        context.Features.Set(caller);
        return admission.Refusal;
    }

    private async ValueTask<Refusal?> AdmitSession(HttpContext context, Credential? token)
    {
        if (token is null)
        {
            cookie.Clear(context);
            return SessionRefusals.Ended;
        }

        SessionAdmission admission = await grains.GetGrain<ISessionGrain>(SessionKey.Of(token.Plain).GrainKey).Admit();
        if (admission.Limit is { } limit)
        {
            RateLimitHeaders.Write(context.Response.Headers, limit);
        }

        if (admission.Refusal is { } refusal)
        {
            if (refusal.Code == ErrorCodes.SessionExpired)
            {
                cookie.Clear(context);
            }

            return refusal;
        }

        context.Features.Set(new Caller(PeerAddress.Of(context), admission.Principal!));
        return null;
    }
}
