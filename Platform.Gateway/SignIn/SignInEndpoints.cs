using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.SignIn;

/// <summary>Signing in and out (reference.md, section 3).</summary>
internal static class SignInEndpoints
{
    // Shapes only: what a name, an identity or a code may be is decided by the cluster.
    private static readonly TextRule Username = new(Longest: 256);
    private static readonly TextRule Identity = new(Longest: 64, AllowsEmpty: true, AllowsControlCharacters: true);
    private static readonly TextRule Code = new(Longest: 64, AllowsControlCharacters: true);

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapSignInEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder authentication = routes.MapGroup("/authentication");
        authentication.MapPost("/lookup", Lookup).TakesPublicKeyToSignIn().ReadsFields(typeof(LookupBody))
            .Named("lookUpUser", "Shows who has a username, before he signs in.").Refuses(ErrorCodes.NotFound);
        authentication.MapPost("/request", RequestCode).TakesPublicKeyToSignIn().ReadsFields(typeof(IdentityBody))
            .Named("requestSignInCode", "Makes a sign-in code for an identity, which a bot of its platform delivers.")
            .Refuses(ErrorCodes.AccountBanned, ErrorCodes.TooManyPendingCodes);
        authentication.MapPost("/verify", VerifyCode).TakesPublicKeyToSignIn().ReadsFields(typeof(CodeBody))
            .Named("signIn", "Signs in by a code: answers the profile and sets the session cookie.")
            .Refuses(ErrorCodes.InvalidCode, ErrorCodes.AccountBanned, ErrorCodes.TooManyAttempts);
        authentication.MapPost("/logout", LogOut).TakesSessionToSignOut().NeedsNoBody()
            .Named("signOut", "Ends the session of the cookie, where there is one, and clears the cookie.");
    }

    private static async Task<Answer<UserLookup>> Lookup(BodyFields body, IGrainFactory grains)
    {
        string username = body.Text("username", Username);
        return body.Refusal is { } refusal ? refusal : await grains.GetGrain<IUserNamesGrain>(0).Lookup(username);
    }

    private static async Task<Answer<CodeRequestedAnswer>> RequestCode(BodyFields body, Caller caller, IGrainFactory grains)
    {
        Result<IssuedCode> issued = await RequestCodeFor(body, caller, grains);
        return issued.IsRefused ? issued.Refusal : CodeRequestedAnswer.Of(issued.Value);
    }

    private static async Task<Answer<SignedInAnswer>> VerifyCode(
        BodyFields body, Caller caller, IGrainFactory grains, SessionCookie cookie, HttpContext context)
    {
        Result<SignedIn> outcome = await Verify(body, caller, grains, cookie, context);
        return outcome.IsRefused ? outcome.Refusal : new SignedInAnswer(outcome.Value.Profile, outcome.Value.UserCreated);
    }

    private static async Task<Answer<SignedOutAnswer>> LogOut(Caller caller, IGrainFactory grains, SessionCookie cookie, HttpContext context)
    {
        await End(caller, grains, cookie, context);
        return SignedOutAnswer.Done;
    }

    /// <summary>Makes a code for the identity that a body or a form names.</summary>
    /// <param name="body">The fields.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="grains">The cluster.</param>
    internal static async Task<Result<IssuedCode>> RequestCodeFor(BodyFields body, Caller caller, IGrainFactory grains)
    {
        var identity = new PlatformIdentity(body.Text("platform", Identity), body.Text("platform_user_id", Identity));
        return body.RefusalOfWhole is { } refusal ? refusal : body.NameAll(await Door(caller, grains).RequestCode(identity));
    }

    /// <summary>Signs in by the code in a body or a form, and hands the session to the client.</summary>
    /// <param name="body">The fields.</param>
    /// <param name="caller">Who signs in.</param>
    /// <param name="grains">The cluster.</param>
    /// <param name="cookie">Carries the session.</param>
    /// <param name="context">The request.</param>
    internal static async Task<Result<SignedIn>> Verify(BodyFields body, Caller caller, IGrainFactory grains, SessionCookie cookie, HttpContext context)
    {
        var code = new Secret(body.Text("code", Code));
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        var client = new SignInClient(caller.Address.ToString(), ClientName.Of(context.Request));
        Result<SignedIn> outcome = await Door(caller, grains).VerifyCode(code, client);
        if (!outcome.IsRefused)
        {
            cookie.Set(context, outcome.Value.Token, outcome.Value.LifetimeSeconds);
        }

        return outcome;
    }

    /// <summary>Ends the session of the cookie, where there is one, and takes the cookie.</summary>
    /// <param name="caller">Who signs out.</param>
    /// <param name="grains">The cluster.</param>
    /// <param name="cookie">Carries the session.</param>
    /// <param name="context">The request.</param>
    internal static async Task End(Caller caller, IGrainFactory grains, SessionCookie cookie, HttpContext context)
    {
        if (caller.SessionToEnd is { } token)
        {
            var session = SessionKey.Of(token.Plain);
            Result<SessionPrincipal> principal = await grains.GetGrain<ISessionGrain>(session.GrainKey).Identify();
            if (!principal.IsRefused)
            {
                await grains.GetGrain<IUserGrain>(principal.Value.UserId.Value).LogOut(session);
            }
        }

        cookie.Clear(context);
    }

    // All sign-ins of one address pass through its grain, which counts them.
    private static IClientAddressGrain Door(Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IClientAddressGrain>(caller.CountedAddress.GrainKey);
}
