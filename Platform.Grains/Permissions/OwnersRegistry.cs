namespace Platform.Grains.Permissions;

/// <summary>Where the one registry of Owners is found.</summary>
internal static class OwnersRegistry
{
    /// <summary>The key of its grain.</summary>
    public const string Key = "owners:all";
}
