using Platform.Client.Api.Models;

namespace Platform.Client;

/// <summary>Who has signed in, and the session that he has now.</summary>
/// <param name="Profile">What the platform answered.</param>
/// <param name="Session">The credential of further calls.</param>
public sealed record SignedIn(SignedInAnswer Profile, Credential Session);
