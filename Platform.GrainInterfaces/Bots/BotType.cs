namespace Platform.GrainInterfaces.Bots;

/// <summary>How far the platform vouches for a bot (reference.md, section 2).</summary>
public enum BotType
{
    /// <summary>Run by the platform itself.</summary>
    Official = 1,

    /// <summary>A third party's, reviewed.</summary>
    Verified = 2,

    /// <summary>A third party's, unreviewed; what a new bot is.</summary>
    Community = 3,
}
