using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>A sign-in that succeeded.</summary>
/// <param name="Token">The session's token, shown this once.</param>
/// <param name="Profile">The user.</param>
/// <param name="UserCreated">Whether this sign-in created the account.</param>
/// <param name="ExpiresAt">When the session ends.</param>
/// <param name="LifetimeSeconds">Whole seconds until then, rounded down.</param>
[GenerateSerializer, Immutable, Alias("platform.sign-in.signed-in")]
public sealed record SignedIn(
    [property: Id(0)] Secret Token,
    [property: Id(1)] UserProfile Profile,
    [property: Id(2)] bool UserCreated,
    [property: Id(3)] DateTimeOffset ExpiresAt,
    [property: Id(4)] long LifetimeSeconds);
