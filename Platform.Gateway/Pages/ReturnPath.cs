using Microsoft.AspNetCore.Http.Extensions;

namespace Platform.Gateway.Pages;

/// <summary>Where somebody wanted to go who had to sign in first. Never off this site, and never to anything but a page.</summary>
internal static class ReturnPath
{
    /// <summary>The field that carries it.</summary>
    public const string Field = "return";

    /// <summary>Where one goes who wanted nothing else.</summary>
    public const string Home = "/";

    private const int Longest = 512;

    /// <summary>Where one signs in.</summary>
    public const string SignIn = PageRoute.Prefix + "/sign-in";

    /// <summary>Reads it.</summary>
    /// <param name="sent">What came with the request.</param>
    /// <returns>The start page for anything that is not the path of a page.</returns>
    public static string Of(string? sent) => sent is not null && IsPage(sent) ? sent : Home;

    /// <summary>The page to sign in on, from where one comes back to the page that was asked for.</summary>
    /// <param name="request">The request; a form leads back to the start page.</param>
    /// <param name="hasEnded">Whether a session was sent that is over.</param>
    public static string SignInFor(HttpRequest request, bool hasEnded)
    {
        var query = new QueryBuilder();
        string asked = HttpMethods.IsGet(request.Method) ? request.Path.ToUriComponent() + request.QueryString : Home;
        if (Of(asked) != Home)
        {
            query.Add(Field, asked);
        }

        if (hasEnded)
        {
            query.Add(Notices.Field, Notices.SessionOver);
        }

        return SignIn + query;
    }

    // No backslash, which browsers take for a slash, and nothing that a header cannot carry.
    private static bool IsPage(string path) =>
        path.Length <= Longest
        && path.StartsWith(PageRoute.Prefix + "/", StringComparison.Ordinal)
        && !path.StartsWith(SignIn, StringComparison.Ordinal)
        && !path.Contains("..", StringComparison.Ordinal)
        && path.All(character => char.IsAscii(character) && !char.IsControl(character) && character is not ('\\' or ' '));
}
