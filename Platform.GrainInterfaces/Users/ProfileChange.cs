namespace Platform.GrainInterfaces.Users;

/// <summary>What a user wants changed in his profile; all of it or nothing (reference.md, section 4).</summary>
/// <param name="Username">The new name; null to keep the old one.</param>
/// <param name="ChangesAvatarSource">Whether <paramref name="AvatarSource"/> counts.</param>
/// <param name="AvatarSource">A linked platform, <c>default</c>, or empty to clear.</param>
[GenerateSerializer, Immutable, Alias("platform.users.profile-change")]
public sealed record ProfileChange(
    [property: Id(0)] string? Username,
    [property: Id(1)] bool ChangesAvatarSource,
    [property: Id(2)] string? AvatarSource);
