namespace Platform.GrainInterfaces.SignIn;

/// <summary>A sign-in code was made; what it is stays inside.</summary>
/// <param name="ExpiresAt">When it stops to be good.</param>
[GenerateSerializer, Immutable, Alias("platform.sign-in.issued-code")]
public sealed record IssuedCode([property: Id(0)] DateTimeOffset ExpiresAt);
