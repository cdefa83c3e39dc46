using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Permissions;
using Platform.Grains.Users;

namespace Platform.Tests.Grains;

/// <summary>What a client of the cluster can reach without a key or a session.</summary>
[Collection(GrainCollection.Name)]
public sealed class ClientBoundaryTests(GrainCluster cluster)
{
    [Fact]
    public async Task A_client_that_imitates_an_inner_interface_is_refused_and_nothing_happens()
    {
        SignedIn person = await cluster.SignIn();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.Grains.GetGrain<IOwnersGrain>(OwnersRegistry.Key).Gain(person.Profile.Id, false));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.Grains.GetGrain<IOperatedUserGrain>(person.Profile.Id.Value).BecomeOwner(false));
        Assert.Equal(PermissionLevel.User, (await cluster.User(person).GetProfile()).Value!.PermissionLevel);
    }

    [Fact]
    public async Task The_silo_itself_reaches_them()
    {
        SignedIn person = await cluster.SignIn();
        IGrainFactory inside = cluster.Services.GetRequiredService<IGrainFactory>();
        Assert.NotNull(await inside.GetGrain<IOperatedUserGrain>(person.Profile.Id.Value).GetStanding());
    }

    [Fact]
    public async Task An_operator_in_a_timeout_may_look_and_may_not_act()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn admin = await cluster.SignInAt(PermissionLevel.Admin, owner);
        SignedIn person = await cluster.SignIn();
        Assert.Null((await cluster.Act(owner, admin, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromHours(1)) })).Refusal);

        Result<UserDetails> seen = await cluster.Grains.GetGrain<IUserConsoleGrain>(0).Show(admin.Token, person.Profile.Id.ToString());
        Assert.Equal(person.Profile.Id, seen.Value!.Profile.Id);
        Assert.Equal(ErrorCodes.AccountTimeout, (await cluster.Act(admin, person, new WarnUser { Reason = "rude" })).Refusal!.Code);
    }
}
