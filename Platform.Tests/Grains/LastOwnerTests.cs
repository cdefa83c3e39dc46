using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Grains;

/// <summary>The last Owner survives everything; on a cluster of its own, since every other test makes Owners.</summary>
public sealed class LastOwnerTests : IAsyncLifetime
{
    private const int Rounds = 1_000;

    private readonly GrainCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task The_last_owner_is_neither_demoted_nor_banned_nor_deleted_and_others_are_forbidden_to_touch_themselves()
    {
        SignedIn first = await _cluster.SignInOwner();
        UserAct[] acts = [new DemoteUser(), new BanUser { Reason = "tired" }, new DeleteUser { Reason = "tired" }];
        foreach (UserAct act in acts)
        {
            Assert.Equal(ErrorCodes.LastOwner, (await _cluster.Act(first, first, act, dryRun: true)).Refusal?.Code);
            Assert.Equal(ErrorCodes.LastOwner, (await _cluster.Act(first, first, act)).Refusal?.Code);
        }

        Assert.Equal(ErrorCodes.Forbidden, (await _cluster.Act(first, first, new WarnUser { Reason = "tired" })).Refusal?.Code);
        SignedIn second = await _cluster.SignInOwner();
        Assert.All(await Task.WhenAll(acts.Select(act => _cluster.Act(first, first, act))), outcome => Assert.Equal(ErrorCodes.Forbidden, outcome.Refusal?.Code));

        Assert.Null((await _cluster.Act(first, second, new BanUser { Reason = "gone rogue" })).Refusal);
        Assert.Equal(ErrorCodes.LastOwner, (await _cluster.Act(first, first, new DemoteUser())).Refusal?.Code);
        Assert.Null((await _cluster.Act(first, second, new DeleteUser { Reason = "gone rogue" })).Refusal);
        Assert.Equal(ErrorCodes.LastOwner, (await _cluster.Act(first, first, new DemoteUser())).Refusal?.Code);
    }

    [Fact]
    public async Task Two_owners_who_take_each_others_place_at_once_never_leave_none()
    {
        SignedIn one = await _cluster.SignInOwner();
        SignedIn other = await _cluster.SignInOwner();
        var door = _cluster.Grains.GetGrain<IPermissionConsoleGrain>(0);
        for (int round = 0; round < Rounds; round++)
        {
            Result<UserActOutcome>[] outcomes = await Task.WhenAll(_cluster.Act(one, other, new DemoteUser()), _cluster.Act(other, one, new DemoteUser()));
            Assert.Single(outcomes, outcome => !outcome.IsRefused);
            SignedIn demoted = outcomes[0].IsRefused ? one : other;
            Assert.Equal(PermissionLevel.Admin, (await door.WhoAmI(demoted.Token)).Value!.PermissionLevel);
            Assert.Equal(PermissionLevel.Owner, (await door.WhoAmI((demoted == one ? other : one).Token)).Value!.PermissionLevel);
            Assert.Null((await door.BootstrapOwner(_cluster.OperatorKey, demoted.Profile.Id.ToString(), dryRun: false)).Refusal);
        }
    }
}
