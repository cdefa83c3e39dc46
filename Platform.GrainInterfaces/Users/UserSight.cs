namespace Platform.GrainInterfaces.Users;

/// <summary>What one user may see of another: everything if he may act on him, otherwise what anyone may see.</summary>
/// <param name="Public">What anyone may see.</param>
/// <param name="Details">Everything; null unless the viewer may act on him.</param>
[GenerateSerializer, Immutable, Alias("platform.users.sight")]
public sealed record UserSight([property: Id(0)] PublicProfile Public, [property: Id(1)] UserDetails? Details);
