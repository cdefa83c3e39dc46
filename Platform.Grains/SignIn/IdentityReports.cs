using Platform.GrainInterfaces.SignIn;

namespace Platform.Grains.SignIn;

/// <summary>What a bot's report makes of a name and a picture: what it does not tell of stays.</summary>
internal static class IdentityReports
{
    /// <summary>The name after the report.</summary>
    public static string? Username(IdentityReport report, string? known) => report.ChangesUsername ? report.PlatformUsername : known;

    /// <summary>The picture after the report.</summary>
    public static string? AvatarUrl(IdentityReport report, string? known) => report.ChangesAvatar ? report.PlatformAvatarUrl : known;
}
