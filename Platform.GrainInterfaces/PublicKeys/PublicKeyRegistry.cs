namespace Platform.GrainInterfaces.PublicKeys;

/// <summary>What the registry of public keys and those who keep a copy of it agree on.</summary>
public static class PublicKeyRegistry
{
    /// <summary>The key of the one registry's grain.</summary>
    public const string Key = "public-keys:all";

    /// <summary>How long a gateway may go by its copy, counted from the moment it asked for it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);
}
