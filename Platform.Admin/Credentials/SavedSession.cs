namespace Platform.Admin.Credentials;

/// <summary>What a login leaves behind for the commands after it.</summary>
/// <param name="Token">The session's token.</param>
/// <param name="Username">Whose session it is.</param>
/// <param name="Cluster">Where he signed in, for people.</param>
/// <param name="ExpiresAt">When the session ends.</param>
internal sealed record SavedSession(string Token, string Username, string Cluster, DateTimeOffset ExpiresAt);
