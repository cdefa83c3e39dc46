using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>A sign-in whose code was right.</summary>
/// <param name="Identity">Who signs in.</param>
/// <param name="PlatformUsername">His name there; null when no bot has reported it.</param>
/// <param name="PlatformAvatarUrl">His picture there; null when none is known.</param>
/// <param name="Client">Where he signs in from.</param>
[GenerateSerializer, Immutable, Alias("platform.sign-in.request")]
public sealed record SignInRequest(
    [property: Id(0)] PlatformIdentity Identity,
    [property: Id(1)] string? PlatformUsername,
    [property: Id(2)] string? PlatformAvatarUrl,
    [property: Id(3)] SignInClient Client);
