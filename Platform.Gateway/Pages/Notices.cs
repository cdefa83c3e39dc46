using System.Collections.Frozen;

namespace Platform.Gateway.Pages;

/// <summary>What pages say after a form was taken. The address carries a word for it, never the sentence: so nobody can make a page say what he likes.</summary>
internal static class Notices
{
    /// <summary>The query field.</summary>
    public const string Field = "done";

    /// <summary>One session was ended.</summary>
    public const string SessionEnded = "session-ended";

    /// <summary>All other sessions were ended.</summary>
    public const string OthersEnded = "others-ended";

    /// <summary>A notification was marked.</summary>
    public const string Read = "read";

    /// <summary>All notifications were marked.</summary>
    public const string AllRead = "all-read";

    /// <summary>The profile was changed.</summary>
    public const string ProfileSaved = "profile-saved";

    /// <summary>A code was made.</summary>
    public const string CodeRequested = "code-requested";

    /// <summary>Signed in for the first time.</summary>
    public const string Welcome = "welcome";

    /// <summary>Signed out.</summary>
    public const string SignedOut = "signed-out";

    /// <summary>A session was sent that is over.</summary>
    public const string SessionOver = "session-over";

    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        [SessionEnded] = "The session has ended.",
        [OthersEnded] = "All other sessions have ended.",
        [Read] = "Marked as read.",
        [AllRead] = "All notifications are marked as read.",
        [ProfileSaved] = "Your profile was saved.",
        [CodeRequested] = "A code waits for you. Ask the bot on your platform for it, and enter it here within ten minutes.",
        [Welcome] = "Welcome! Your account is ready. You may want to choose a username on your profile.",
        [SignedOut] = "You are signed out.",
        [SessionOver] = "Your session has ended. Sign in again to go on.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sentence that a request asks for; null for none.</summary>
    /// <param name="request">The request.</param>
    public static string? Of(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Query.TryGetValue(Field, out var sent) && sent is [{ } word] ? Sentences.GetValueOrDefault(word) : null;

    /// <summary>The address of a page that says what was done.</summary>
    /// <param name="path">The page.</param>
    /// <param name="notice">What was done.</param>
    public static string On(string path, string notice) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Field}={notice}";
}
