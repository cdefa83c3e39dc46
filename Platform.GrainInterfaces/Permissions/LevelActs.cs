using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Permissions;

/// <summary>Raises a user by one level; nobody is raised to Owner this way.</summary>
[GenerateSerializer, Immutable, Alias("platform.permissions.promote")]
public sealed record PromoteUser : UserAct;

/// <summary>Lowers a user by one level.</summary>
[GenerateSerializer, Immutable, Alias("platform.permissions.demote")]
public sealed record DemoteUser : UserAct;
