namespace Platform.GrainInterfaces.SignIn;

/// <summary>What a bot says of a person on its platform (reference.md, section 3). What it does not say stays as it is known.</summary>
[GenerateSerializer, Immutable, Alias("platform.sign-in.identity-report")]
public sealed record IdentityReport
{
    /// <summary>Whether <see cref="PlatformUsername"/> counts.</summary>
    [Id(0)]
    public bool ChangesUsername { get; init; }

    /// <summary>His name there, 1-128 characters; null for none.</summary>
    [Id(1)]
    public string? PlatformUsername { get; init; }

    /// <summary>Whether <see cref="PlatformAvatarUrl"/> counts.</summary>
    [Id(2)]
    public bool ChangesAvatar { get; init; }

    /// <summary>His picture there, an https address; null for none.</summary>
    [Id(3)]
    public string? PlatformAvatarUrl { get; init; }
}
