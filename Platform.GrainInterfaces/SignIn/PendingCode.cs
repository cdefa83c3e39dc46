using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>The code an identity may sign in with now, for the one who delivers it.</summary>
/// <param name="Code">Eight characters of Crockford's base32; null when none is pending.</param>
/// <param name="ExpiresAt">When it stops to be good; null when none is pending.</param>
[GenerateSerializer, Immutable, Alias("platform.sign-in.pending-code")]
public sealed record PendingCode([property: Id(0)] Secret? Code, [property: Id(1)] DateTimeOffset? ExpiresAt);
