using Platform.Gateway.Reference;
using Platform.Gateway.Users;

namespace Platform.Gateway.SignIn;

/// <summary>Sign-ins as the reference shows them.</summary>
internal static class SignInExamples
{
    private const string Platform = "example";
    private const string PlatformUserId = "77";

    /// <summary>Somebody's identity.</summary>
    public static IdentityBody Identity { get; } = new() { Platform = Platform, PlatformUserId = PlatformUserId };

    /// <summary>Somebody's identity, and how he is called there.</summary>
    public static ReportedIdentityBody Reported { get; } = new()
    {
        Platform = Platform,
        PlatformUserId = PlatformUserId,
        PlatformUsername = "marina_77",
        PlatformAvatarUrl = "https://cdn.example.org/avatars/77.png",
    };

    /// <summary>A code as a person types it.</summary>
    public static CodeBody Code { get; } = new() { Code = "7K3M-9QXT" };

    /// <summary>A code as a bot is told it.</summary>
    public static BotCodeAnswer ForBot { get; } = new("7K3M9QXT", ExampleTimes.Now.AddMinutes(10));

    /// <summary>A code that was made.</summary>
    public static CodeRequestedAnswer Requested { get; } = CodeRequestedAnswer.Of(new(ExampleTimes.Now.AddMinutes(10)));

    /// <summary>Somebody who has just signed in.</summary>
    public static SignedInAnswer SignedIn { get; } = new(UserExamples.Profile, UserCreated: false);
}
