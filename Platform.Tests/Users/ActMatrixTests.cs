using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Tests.Users;

/// <summary>3 levels x 3 levels x every act, against a table of what the contract says (reference.md, section 2).</summary>
public sealed class ActMatrixTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, PermissionLevel, PermissionLevel, string> Cells => ActMatrix.Cells;

    [Theory]
    [MemberData(nameof(Cells))]
    public void Who_may_do_what_to_whom_is_as_the_table_says(string act, PermissionLevel actor, PermissionLevel target, string expected) => Assert.Equal(
        expected,
        UserActs.Decide(ActMatrix.Target(target, Now), new Actor(new UserId(1), actor), ActMatrix.Acts[act], Now).Refusal?.Code ?? ActMatrix.Allowed);

    [Theory]
    [InlineData(PermissionLevel.User)]
    [InlineData(PermissionLevel.Admin)]
    [InlineData(PermissionLevel.Owner)]
    public void Nobody_does_anything_to_himself(PermissionLevel level)
    {
        UserState user = ActMatrix.Target(level, Now);
        Assert.All(
            ActMatrix.Acts.Values,
            act => Assert.Equal(ErrorCodes.Forbidden, UserActs.Decide(user, new Actor(user.Id, level), act, Now).Refusal?.Code));
    }

    [Fact]
    public void The_table_has_every_act_there_is() => Assert.Equal(
        typeof(UserAct).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(UserAct))).Select(type => type.Name).Order(),
        ActMatrix.Acts.Values.Select(act => act.GetType().Name).Distinct().Order());

    [Fact]
    public void What_a_profile_says_may_be_done_is_what_may_be_done()
    {
        Dictionary<string, string[]> rows = new()
        {
            [UserActNames.Warn] = ["warn"],
            [UserActNames.Timeout] = ["timeout"],
            [UserActNames.Untimeout] = ["untimeout"],
            [UserActNames.Ban] = ["ban"],
            [UserActNames.Unban] = ["unban"],
            [UserActNames.Delete] = ["delete"],
            [UserActNames.Promote] = ["promote"],
            [UserActNames.Demote] = ["demote"],
            [UserActNames.SubscriptionGrant] = ["trial", "premium", "lifetime"],
            [UserActNames.SubscriptionRevoke] = ["revoke"],
            [UserActNames.SessionRevoke] = ["sessions"],
        };
        Assert.All(ActMatrix.Pairs, pair => Assert.Equal(
            rows.Where(row => row.Value.Any(act => ActMatrix.Expected(act, pair.Actor, pair.Target) == ActMatrix.Allowed)).Select(row => row.Key).Order(),
            AllowedActions.Of(ActMatrix.Target(pair.Target, Now), new Actor(new UserId(1), pair.Actor), Now).Order()));
    }
}
