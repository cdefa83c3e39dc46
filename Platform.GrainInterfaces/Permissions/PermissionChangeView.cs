using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Permissions;

/// <summary>One change of a user's level.</summary>
/// <param name="Id">Number of the change, unique for its user.</param>
/// <param name="OldLevel">The level before.</param>
/// <param name="NewLevel">The level after.</param>
/// <param name="ChangedById">Who did it; null for the operator key.</param>
/// <param name="CreatedAt">When.</param>
[GenerateSerializer, Immutable, Alias("platform.permissions.change-view")]
public sealed record PermissionChangeView(
    [property: Id(0)] long Id,
    [property: Id(1)] PermissionLevel OldLevel,
    [property: Id(2)] PermissionLevel NewLevel,
    [property: Id(3)] UserId? ChangedById,
    [property: Id(4)] DateTimeOffset CreatedAt);
