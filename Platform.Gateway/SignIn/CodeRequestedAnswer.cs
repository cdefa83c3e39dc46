using Platform.GrainInterfaces.SignIn;

namespace Platform.Gateway.SignIn;

/// <summary>What <c>POST /authentication/request</c> answers; never the code.</summary>
/// <param name="Message">What to do next, for people.</param>
/// <param name="ExpiresAt">When the code stops to be good.</param>
internal sealed record CodeRequestedAnswer(string Message, DateTimeOffset ExpiresAt)
{
    /// <summary>Tells that a code was made.</summary>
    /// <param name="code">When it ends.</param>
    public static CodeRequestedAnswer Of(IssuedCode code) =>
        new("A sign-in code was made. Ask the platform's bot for it there and enter it here.", code.ExpiresAt);
}
