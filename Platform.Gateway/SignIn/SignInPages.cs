using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Gateway.SignIn;

/// <summary>Signing in and out on a web page. A page of this platform is its own web client: it needs no public key to sign people in, and is limited as one.</summary>
internal static class SignInPages
{
    // As many characters of a form as are shown again.
    private static readonly TextRule Shown = new(Longest: 512, AllowsEmpty: true, AllowsControlCharacters: true);

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapSignInPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(ReturnPath.SignIn, Show).TakesVisitor();
        routes.MapForm(ReturnPath.SignIn, SignIn).TakesSignInForm();
        routes.MapForm(ReturnPath.SignIn + "/code", RequestCode).TakesSignInForm();
        routes.MapForm(PageRoute.Prefix + "/sign-out", SignOut).TakesSessionToSignOut();
    }

    private static IResult Show(Caller caller, HttpRequest request)
    {
        string back = ReturnPath.Of(request.Query[ReturnPath.Field]);
        return caller.SessionOrNone is null ? Page(new SignInModel(back)) : SeeOther.To(back);
    }

    private static async Task<IResult> SignIn(BodyFields? form, Caller caller, IGrainFactory grains, SessionCookie cookie, HttpContext context)
    {
        BodyFields fields = form ?? BodyFields.Empty();
        string back = ReturnPath.Of(fields.OptionalText(ReturnPath.Field, Shown));
        Result<SignedIn> outcome = await SignInEndpoints.Verify(fields, caller, grains, cookie, context);
        if (outcome.IsRefused)
        {
            return Page(new SignInModel(back), outcome.Refusal.Fields.IsEmpty ? outcome.Refusal.Blaming("code") : outcome.Refusal);
        }

        return SeeOther.To(outcome.Value.UserCreated ? Notices.On(back, Notices.Welcome) : back);
    }

    private static async Task<IResult> RequestCode(BodyFields? form, Caller caller, IGrainFactory grains)
    {
        BodyFields fields = form ?? BodyFields.Empty();
        string back = ReturnPath.Of(fields.OptionalText(ReturnPath.Field, Shown));
        var filled = new SignInModel(back, fields.OptionalText("platform", Shown), fields.OptionalText("platform_user_id", Shown));
        Result<IssuedCode> issued = await SignInEndpoints.RequestCodeFor(fields, caller, grains);
        return issued.IsRefused
            ? Page(filled, issued.Refusal)
            : SeeOther.To(Notices.On($"{ReturnPath.SignIn}?{ReturnPath.Field}={Uri.EscapeDataString(back)}", Notices.CodeRequested));
    }

    private static async Task<IResult> SignOut(Caller caller, IGrainFactory grains, SessionCookie cookie, HttpContext context)
    {
        await SignInEndpoints.End(caller, grains, cookie, context);
        return SeeOther.To(Notices.On(ReturnPath.Home, Notices.SignedOut));
    }

    private static PageAnswer<SignInPage, SignInModel> Page(SignInModel model, Refusal? complaint = null) => new(model) { Complaint = complaint };
}
