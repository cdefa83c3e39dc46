using Platform.Gateway.Http;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Gateway.Admission;

/// <summary>
/// Finds out who calls and takes one permit of his limit (reference.md, section 1): without a call where the grain is in the memory of this process, by one call
/// elsewhere.
/// </summary>
/// <remarks>
/// A call that a leaving silo refuses is sent again from here and not by <see cref="SafeToRepeatAttribute"/>: every request makes it, and is spared a filter.
/// </remarks>
/// <param name="publicKeys">Knows the public keys.</param>
/// <param name="botKeys">Knows the bot keys.</param>
/// <param name="cookie">Taken from a client whose session has ended.</param>
/// <param name="nearby">The grains in the memory of this process.</param>
/// <param name="grains">The cluster.</param>
internal sealed class CredentialCheck(PublicKeyCopy publicKeys, BotKeys botKeys, SessionCookie cookie, INearbyGrains nearby, IGrainFactory grains) : ICheck
{
    private static readonly Refusal KeyRequired = new(ErrorCodes.AuthenticationRequired, "Send a public API key in the header X-API-Key.");
    private static readonly Refusal SessionRequired = new(ErrorCodes.AuthenticationRequired, "Sign in first.");
    private static readonly Refusal AnyRequired = new(ErrorCodes.AuthenticationRequired, "Send an API key in the header X-API-Key, or sign in.");
    private static readonly Refusal BotKeyRequired = new(ErrorCodes.AuthenticationRequired, "Send a bot's API key in the header X-API-Key.");
    private static readonly Refusal BadKey = new(ErrorCodes.InvalidApiKey, "The API key is not valid.");
    private static readonly Refusal SessionsOnly = new(ErrorCodes.Forbidden, "This takes a session, not an API key.");
    private static readonly Refusal PublicKeysOnly = new(ErrorCodes.Forbidden, "This takes a public API key, not a bot's.");
    private static readonly Refusal BotsOnly = new(ErrorCodes.Forbidden, "This takes a bot's API key.");

    /// <inheritdoc />
    public ValueTask<Refusal?> Refuse(HttpContext context)
    {
        CredentialRule rule = RouteAccess.Required(context).Rule;
        if (rule == CredentialRule.None)
        {
            return default;
        }

        SentCredentials sent = SentCredentials.Read(context.Request);
        if (rule is CredentialRule.Visitor or CredentialRule.SignInForm)
        {
            return rule == CredentialRule.Visitor && sent.HasCookie ? AdmitSignedInVisitor(context, sent.Session) : AdmitPerson(context, rule);
        }

        return sent.Key switch
        {
            { Kind: CredentialKind.BotKey } key => WithBotKey(context, rule, sent, key),
            { } key => WithPublicKey(context, rule, sent, key),
            null => sent.HasKey ? ValueTask.FromResult<Refusal?>(BadKey) : WithoutKey(context, rule, sent),
        };
    }

    private ValueTask<Refusal?> WithoutKey(HttpContext context, CredentialRule rule, SentCredentials sent) => rule switch
    {
        CredentialRule.SignIn => new(KeyRequired),
        CredentialRule.SignOut => AdmitAddress(context, LimitPolicies.Login, toEnd: sent),
        CredentialRule.Session => sent.HasCookie ? AdmitSession(context, sent.Session) : new(SessionRequired),
        CredentialRule.AnyOne => sent.HasCookie ? AdmitSession(context, sent.Session) : new(AnyRequired),
        CredentialRule.Bot => sent.HasCookie ? Instead(AdmitSession(context, sent.Session), BotsOnly) : new(BotKeyRequired),
        CredentialRule.BotSignIn => new(BotKeyRequired),
        _ => throw Unknown(rule),
    };

    private ValueTask<Refusal?> WithPublicKey(HttpContext context, CredentialRule rule, SentCredentials sent, Credential key)
    {
        // The gateway's copy of the keys is at hand nearly always: then the answer is there, and nothing is waited for.
        ValueTask<bool> isHeld = publicKeys.Holds(key, context.RequestAborted);
        return isHeld.IsCompletedSuccessfully ? ByPublicKey(context, rule, sent, isHeld.Result) : Wait(context, rule, sent, isHeld);
    }

    private async ValueTask<Refusal?> Wait(HttpContext context, CredentialRule rule, SentCredentials sent, ValueTask<bool> isHeld) =>
        await ByPublicKey(context, rule, sent, await isHeld);

    private ValueTask<Refusal?> ByPublicKey(HttpContext context, CredentialRule rule, SentCredentials sent, bool isHeld)
    {
        if (!isHeld)
        {
            return new(BadKey);
        }

        return rule switch
        {
            CredentialRule.SignIn => AdmitAddress(context, LimitPolicies.Login),
            CredentialRule.SignOut => AdmitAddress(context, LimitPolicies.Login, toEnd: sent),
            CredentialRule.Session when sent.HasCookie => AdmitSession(context, sent.Session),
            CredentialRule.Session => Instead(AdmitAddress(context, LimitPolicies.Public), SessionsOnly),
            CredentialRule.AnyOne => AdmitAddress(context, LimitPolicies.Public, beside: sent.Session),
            CredentialRule.Bot => Instead(AdmitAddress(context, LimitPolicies.Public), BotsOnly),
            CredentialRule.BotSignIn => Instead(AdmitAddress(context, LimitPolicies.Login), BotsOnly),
            _ => throw Unknown(rule),
        };
    }

    private ValueTask<Refusal?> WithBotKey(HttpContext context, CredentialRule rule, SentCredentials sent, Credential key) => rule switch
    {
        CredentialRule.SignIn => Instead(AdmitBot(context, key), PublicKeysOnly),
        CredentialRule.SignOut => BesideBotKey(context, rule, sent, key),
        CredentialRule.Session when sent.HasCookie => BesideBotKey(context, rule, sent, key),
        CredentialRule.Session => Instead(AdmitBot(context, key), SessionsOnly),
        CredentialRule.AnyOne => AdmitBot(context, key, beside: sent.Session),
        CredentialRule.Bot or CredentialRule.BotSignIn => AdmitBot(context, key),
        _ => throw Unknown(rule),
    };

    // Where something else than the bot is counted, its key must be good all the same.
    private async ValueTask<Refusal?> BesideBotKey(HttpContext context, CredentialRule rule, SentCredentials sent, Credential key)
    {
        if (!await botKeys.Holds(key))
        {
            return BadKey;
        }

        return rule == CredentialRule.SignOut
            ? await AdmitAddress(context, LimitPolicies.Login, toEnd: sent)
            : await AdmitSession(context, sent.Session);
    }

    // The right kind of credential is asked for only of one whose own was good and counted.
    private static async ValueTask<Refusal?> Instead(ValueTask<Refusal?> admission, Refusal otherKind) => await admission ?? otherKind;

    // A session that has ended makes a visitor of its user, and no error of a page that everybody may see.
    private async ValueTask<Refusal?> AdmitSignedInVisitor(HttpContext context, Credential? token)
    {
        Refusal? refusal = await AdmitSession(context, token);
        return refusal?.Code == ErrorCodes.SessionExpired ? await AdmitPerson(context, CredentialRule.Visitor) : refusal;
    }

    // Another site could send the form of a sign-in as well, and sign its visitor in as somebody else: so it is judged by its origin although no cookie counts.
    private ValueTask<Refusal?> AdmitPerson(HttpContext context, CredentialRule rule) => rule == CredentialRule.Visitor
        ? AdmitAddress(context, LimitPolicies.Public)
        : AdmitAddress(context, LimitPolicies.Login, isExposed: true);

    private ValueTask<Refusal?> AdmitAddress(
        HttpContext context, string policy, SentCredentials toEnd = default, Credential? beside = null, bool isExposed = false)
    {
        var caller = new Caller(PeerAddress.Of(context)) { CookieCounts = isExposed || toEnd.HasCookie, SessionToEnd = toEnd.Session, SessionBesideKey = beside };
        return nearby.Admit(caller.CountedAddress, policy) is { } admission
            ? ValueTask.FromResult(Take(context, caller, admission))
            : CallAddress(context, caller, policy);
    }

    private async ValueTask<Refusal?> CallAddress(HttpContext context, Caller caller, string policy)
    {
        IClientAddressGrain address = grains.GetGrain<IClientAddressGrain>(caller.CountedAddress.GrainKey);
        AddressAdmission admission;
        try
        {
            admission = await address.Admit(policy);
        }
        catch (OrleansMessageRejectionException)
        {
            admission = await SecondTry.OfEach.SendAgain(() => address.Admit(policy));
        }

        return Take(context, caller, admission);
    }

    private static Refusal? Take(HttpContext context, Caller caller, AddressAdmission admission)
    {
        RateLimitHeaders.Write(context.Response.Headers, admission.Limit);
        context.Features.Set(caller);
        return admission.Refusal;
    }

    private ValueTask<Refusal?> AdmitBot(HttpContext context, Credential key, Credential? beside = null)
    {
        bool withSelf = ShowsCaller.IsOn(context);
        return botKeys.TryAdmit(key, withSelf) is { } admission
            ? ValueTask.FromResult(Take(context, beside, admission))
            : CallBot(context, key, withSelf, beside);
    }

    private async ValueTask<Refusal?> CallBot(HttpContext context, Credential key, bool withSelf, Credential? beside)
    {
        BotAdmission admission;
        try
        {
            admission = await botKeys.Admit(key, withSelf);
        }
        catch (OrleansMessageRejectionException)
        {
            admission = await SecondTry.OfEach.SendAgain(() => botKeys.Admit(key, withSelf));
        }

        return Take(context, beside, admission);
    }

    private static Refusal? Take(HttpContext context, Credential? beside, BotAdmission admission)
    {
        RateLimitHeaders.Write(context.Response.Headers, admission.Limits.AsSpan());
        if (admission.Refusal is { } refusal)
        {
            return refusal;
        }

        context.Features.Set(new Caller(PeerAddress.Of(context), admission.Principal!) { Suspension = admission.Suspension, SessionBesideKey = beside, OwnBot = admission.Self });
        return null;
    }

    private ValueTask<Refusal?> AdmitSession(HttpContext context, Credential? token)
    {
        if (token is null)
        {
            cookie.Clear(context);
            return ValueTask.FromResult<Refusal?>(SessionRefusals.Ended);
        }

        SessionKey key = SessionKey.Of(token.Plain);
        bool withProfile = ShowsCaller.IsOn(context);
        return nearby.Admit(key, withProfile) is { } admission
            ? ValueTask.FromResult(Take(context, admission))
            : CallSession(context, key, withProfile);
    }

    private async ValueTask<Refusal?> CallSession(HttpContext context, SessionKey key, bool withProfile)
    {
        ISessionGrain session = grains.GetGrain<ISessionGrain>(key.GrainKey);
        SessionAdmission admission;
        try
        {
            admission = await (withProfile ? session.AdmitWithProfile() : session.Admit());
        }
        catch (OrleansMessageRejectionException)
        {
            admission = await SecondTry.OfEach.SendAgain(() => withProfile ? session.AdmitWithProfile() : session.Admit());
        }

        return Take(context, admission);
    }

    private Refusal? Take(HttpContext context, SessionAdmission admission)
    {
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

        context.Features.Set(new Caller(PeerAddress.Of(context), admission.Principal!) { OwnProfile = admission.OwnProfile });
        return null;
    }

    private static InvalidOperationException Unknown(CredentialRule rule) => new($"No check knows the rule {rule}.");
}
