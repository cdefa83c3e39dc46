namespace Platform.Gateway.SignIn;

/// <summary>The forms by which one signs in, with what was filled in.</summary>
/// <param name="ReturnPath">Where one goes after it.</param>
/// <param name="Platform">The platform of the identity.</param>
/// <param name="PlatformUserId">The id there.</param>
public sealed record SignInModel(string ReturnPath, string? Platform = null, string? PlatformUserId = null);
