using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Permissions;

namespace Platform.Tests.Permissions;

public sealed class HierarchyTests
{
    [Theory]
    [InlineData(PermissionLevel.User, PermissionLevel.User, false)]
    [InlineData(PermissionLevel.User, PermissionLevel.Admin, false)]
    [InlineData(PermissionLevel.User, PermissionLevel.Owner, false)]
    [InlineData(PermissionLevel.Admin, PermissionLevel.User, true)]
    [InlineData(PermissionLevel.Admin, PermissionLevel.Admin, false)]
    [InlineData(PermissionLevel.Admin, PermissionLevel.Owner, false)]
    [InlineData(PermissionLevel.Owner, PermissionLevel.User, true)]
    [InlineData(PermissionLevel.Owner, PermissionLevel.Admin, true)]
    [InlineData(PermissionLevel.Owner, PermissionLevel.Owner, true)]
    public void One_acts_on_those_below_and_owners_on_each_other(PermissionLevel actor, PermissionLevel target, bool allowed) =>
        Assert.Equal(allowed, Hierarchy.CanActOn(new Actor(new UserId(1), actor), new UserId(2), target));

    [Theory]
    [InlineData(PermissionLevel.User)]
    [InlineData(PermissionLevel.Admin)]
    [InlineData(PermissionLevel.Owner)]
    public void Nobody_acts_on_himself(PermissionLevel level) =>
        Assert.False(Hierarchy.CanActOn(new Actor(new UserId(1), level), new UserId(1), level));
}
