using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Permissions;

/// <summary>Who does something to another: looked up by the cluster from the caller's session at every call.</summary>
/// <param name="Id">The acting user.</param>
/// <param name="Level">His level at this moment.</param>
[GenerateSerializer, Immutable, Alias("platform.actor")]
public sealed record Actor([property: Id(0)] UserId Id, [property: Id(1)] PermissionLevel Level)
{
    /// <summary>Whoever holds the operator key: nobody's account, with an Owner's view.</summary>
    public static Actor OperatorKey { get; } = new(default, PermissionLevel.Owner);
}
