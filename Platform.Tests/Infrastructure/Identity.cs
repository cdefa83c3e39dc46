namespace Platform.Tests.Infrastructure;

/// <summary>A person on a chat platform.</summary>
public sealed record Identity(string Platform, string PlatformUserId)
{
    public const string UsualPlatform = "twitch";

    /// <summary>Somebody the platform has never seen.</summary>
    public static Identity Fresh(string platform = UsualPlatform) => new(platform, Guid.NewGuid().ToString("N"));
}
