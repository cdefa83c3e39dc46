namespace Platform.GrainInterfaces.SignIn;

/// <summary>The client a person signs in with.</summary>
/// <param name="Ip">Its address as shown in the list of sessions; null at the console.</param>
/// <param name="UserAgent">How it names itself, cut to 256 characters; null when it does not.</param>
[GenerateSerializer, Immutable, Alias("platform.sign-in.client")]
public sealed record SignInClient([property: Id(0)] string? Ip, [property: Id(1)] string? UserAgent);
