using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Admission;

/// <summary>What a 401 asks for (<c>WWW-Authenticate</c>).</summary>
internal static class Challenge
{
    private const string Key = "ApiKey realm=\"platform\"";
    private const string Session = "Session realm=\"platform\"";

    /// <summary>The header's value.</summary>
    /// <param name="code">Why the request was refused.</param>
    /// <param name="rule">The credentials the route takes; null where no route was found.</param>
    public static string For(string code, CredentialRule? rule) => code switch
    {
        ErrorCodes.InvalidCode when rule == CredentialRule.SignInForm => Session,
        ErrorCodes.InvalidApiKey or ErrorCodes.InvalidCode => Key,
        ErrorCodes.SessionExpired => Session,
        _ => rule switch
        {
            CredentialRule.SignIn or CredentialRule.Bot or CredentialRule.BotSignIn => Key,
            CredentialRule.Session or CredentialRule.SignInForm => Session,
            _ => $"{Key}, {Session}",
        },
    };
}
