using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Permissions;

/// <summary>One entry of a user's level history.</summary>
internal sealed record PermissionChange
{
    public long Id { get; init; }

    public PermissionLevel OldLevel { get; init; }

    public PermissionLevel NewLevel { get; init; }

    /// <summary>Who changed it; null for the operator key.</summary>
    public UserId? ChangedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public PermissionChangeView ToView() => new(Id, OldLevel, NewLevel, ChangedById, CreatedAt);
}
