namespace Platform.Gateway.Admission;

/// <summary>How routes say who may call them.</summary>
internal static class RouteAccessConventions
{
    /// <summary>Open to everybody and counted nowhere.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T TakesNoCredential<T>(this T route)
        where T : IEndpointConventionBuilder => route.Takes(CredentialRule.None);

    /// <summary>For people who sign in: a public key.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T TakesPublicKeyToSignIn<T>(this T route)
        where T : IEndpointConventionBuilder => route.Takes(CredentialRule.SignIn);

    /// <summary>For people who sign out, signed in or not.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T TakesSessionToSignOut<T>(this T route)
        where T : IEndpointConventionBuilder => route.Takes(CredentialRule.SignOut);

    /// <summary>For signed-in users.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T TakesSession<T>(this T route)
        where T : IEndpointConventionBuilder => route.Takes(CredentialRule.Session);

    /// <summary>For whoever has a credential.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T TakesAnyCredential<T>(this T route)
        where T : IEndpointConventionBuilder => route.Takes(CredentialRule.AnyOne);

    /// <summary>For bots.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T TakesBotKey<T>(this T route)
        where T : IEndpointConventionBuilder => route.Takes(CredentialRule.Bot);

    /// <summary>For bots that help people to sign in.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T TakesBotKeyToSignIn<T>(this T route)
        where T : IEndpointConventionBuilder => route.Takes(CredentialRule.BotSignIn);

    /// <summary>For whoever looks at a web page, signed in or not.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T TakesVisitor<T>(this T route)
        where T : IEndpointConventionBuilder => route.Takes(CredentialRule.Visitor);

    /// <summary>For people who sign in on a web page.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T TakesSignInForm<T>(this T route)
        where T : IEndpointConventionBuilder => route.Takes(CredentialRule.SignInForm);

    /// <summary>Changes something on behalf of the user: closed to him during a timeout.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T ChangesAccount<T>(this T route)
        where T : IEndpointConventionBuilder => route.WithMetadata(Admission.ChangesAccount.Mark);

    /// <summary>Answers what the caller sees of himself.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T ShowsCaller<T>(this T route)
        where T : IEndpointConventionBuilder => route.WithMetadata(Admission.ShowsCaller.Mark);

    private static T Takes<T>(this T route, CredentialRule rule)
        where T : IEndpointConventionBuilder => route.WithMetadata(new RouteAccess(rule));
}
