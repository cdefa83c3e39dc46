namespace Platform.Gateway.Admission;

/// <summary>The credentials a route takes (reference.md, section 1, "Credentials").</summary>
internal enum CredentialRule
{
    /// <summary>None; whatever is sent is ignored, and nothing is counted.</summary>
    None,

    /// <summary>A public key, counted by the limit <c>login</c>; a cookie is ignored.</summary>
    SignIn,

    /// <summary>Nothing but, where there is one, the cookie to sign out; counted by the limit <c>login</c>.</summary>
    SignOut,

    /// <summary>A session.</summary>
    Session,

    /// <summary>Any one credential; a key goes before a session.</summary>
    AnyOne,

    /// <summary>A bot key.</summary>
    Bot,

    /// <summary>A bot key, for what bots do for people who sign in; a cookie is ignored, and people who call it are counted by the limit <c>login</c>.</summary>
    BotSignIn,

    /// <summary>For web pages that everybody may see: a live session, counted by itself, or nothing, counted by the limit <c>public</c>. Keys are not read.</summary>
    Visitor,

    /// <summary>For the forms by which people sign in on a web page: nothing; counted by the limit <c>login</c>. Keys and cookie are not read.</summary>
    SignInForm,
}

/// <summary>Who may call a route; a part of the route's metadata.</summary>
/// <param name="Rule">The credentials it takes.</param>
internal sealed record RouteAccess(CredentialRule Rule)
{
    /// <summary>The access of the route that was found; null where no route was.</summary>
    /// <param name="context">The request.</param>
    public static RouteAccess? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RouteAccess>();

    /// <summary>The access of the route that was found.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException">The route does not say who may call it, so nobody may.</exception>
    public static RouteAccess Required(HttpContext context) =>
        Of(context) ?? throw new InvalidOperationException($"The route {context.GetEndpoint()} does not say which credentials it takes.");
}

/// <summary>Marks a route that answers what the caller sees of himself, which comes with his admission.</summary>
internal sealed class ShowsCaller
{
    /// <summary>The mark.</summary>
    public static ShowsCaller Mark { get; } = new();

    /// <summary>Whether the route that was found has it.</summary>
    /// <param name="context">The request.</param>
    public static bool IsOn(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ShowsCaller>() is not null;
}

/// <summary>Marks a route that changes something on behalf of a user: closed to him during a timeout (reference.md, section 2).</summary>
internal sealed class ChangesAccount
{
    /// <summary>The mark.</summary>
    public static ChangesAccount Mark { get; } = new();
}
