using Platform.GrainInterfaces.Results;

namespace Platform.Grains.SignIn;

/// <summary>Whether a user may sign in.</summary>
/// <param name="Refusal">Why not; null when he may, or does not exist.</param>
/// <param name="Erased">What his identities must remember, when he was deleted; otherwise null.</param>
[GenerateSerializer, Immutable, Alias("platform.sign-in.standing")]
internal sealed record SignInStanding([property: Id(0)] Refusal? Refusal, [property: Id(1)] IdentityMemory? Erased);
