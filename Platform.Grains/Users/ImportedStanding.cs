using Platform.Grains.SignIn;

namespace Platform.Grains.Users;

/// <summary>Whether a user whom a file has is there.</summary>
/// <param name="Username">His name; null when he does not exist.</param>
/// <param name="Erased">What his identity must remember, when he was deleted; otherwise null.</param>
[GenerateSerializer, Immutable, Alias("platform.users.imported-standing")]
internal sealed record ImportedStanding([property: Id(0)] string? Username, [property: Id(1)] IdentityMemory? Erased);
