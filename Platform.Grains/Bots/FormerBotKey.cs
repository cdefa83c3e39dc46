using Platform.GrainInterfaces.Secrets;

namespace Platform.Grains.Bots;

/// <summary>A key that has a successor and is good beside it for a while, so that a bot changes over without an outage.</summary>
/// <param name="Hash">What is kept of it.</param>
/// <param name="Until">When it ends.</param>
internal sealed record FormerBotKey(TokenHash Hash, DateTimeOffset Until)
{
    /// <summary>The longest that a former key may be kept.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    /// <summary>Whether this is the key, and still good; compared in constant time.</summary>
    /// <param name="key">What was shown.</param>
    /// <param name="now">The instant.</param>
    public bool Is(TokenHash key, DateTimeOffset now) => now < Until && Hash.FixedTimeEquals(key);
}
