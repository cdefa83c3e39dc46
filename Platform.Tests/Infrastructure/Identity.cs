namespace Platform.Tests.Infrastructure;

/// <summary>A person on a chat platform.</summary>
public sealed record Identity(string Platform, string PlatformUserId)
{
    /// <summary>Somebody the platform has never seen.</summary>
    public static Identity Fresh() => new("twitch", Guid.NewGuid().ToString("N"));
}
