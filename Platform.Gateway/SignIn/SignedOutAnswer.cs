namespace Platform.Gateway.SignIn;

/// <summary>What <c>POST /authentication/logout</c> answers, signed in before or not.</summary>
/// <param name="Message">A sentence for people.</param>
internal sealed record SignedOutAnswer(string Message)
{
    /// <summary>The one answer there is.</summary>
    public static SignedOutAnswer Done { get; } = new("Signed out.");
}
