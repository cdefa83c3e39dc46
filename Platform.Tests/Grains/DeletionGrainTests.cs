using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class DeletionGrainTests(GrainCluster cluster)
{
    private static readonly DeleteUser Delete = new() { Reason = "asked for it" };

    [Fact]
    public async Task A_deleted_user_is_gone_and_his_name_and_identity_are_free()
    {
        SignedIn owner = await cluster.SignInOwner();
        PlatformIdentity identity = People.NewIdentity();
        SignedIn person = await cluster.SignIn(identity);
        string name = $"gone-{person.Profile.Id}";
        Assert.Null((await cluster.User(person).ChangeProfile(new ProfileChange(name, false, null))).Refusal);

        Assert.Null((await cluster.Act(owner, person, Delete)).Value!.After);
        Assert.Equal(ErrorCodes.NotFound, (await cluster.User(person).GetPublicProfile()).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await cluster.Grains.GetGrain<IUserNamesGrain>(0).Lookup(name)).Refusal?.Code);
        Assert.Equal(ErrorCodes.SessionExpired, (await cluster.Session(person.Token).Admit()).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await cluster.Act(owner, person, Delete)).Refusal?.Code);

        SignedIn another = await cluster.SignIn();
        Assert.Null((await cluster.User(another).ChangeProfile(new ProfileChange(name, false, null))).Refusal);
        SignedIn anew = await cluster.SignIn(identity);
        Assert.True(anew.UserCreated);
        Assert.NotEqual(person.Profile.Id, anew.Profile.Id);
    }

    [Fact]
    public async Task Coming_back_brings_no_second_trial_however_often()
    {
        SignedIn owner = await cluster.SignInOwner();
        PlatformIdentity identity = People.NewIdentity();
        SignedIn person = await cluster.SignIn(identity);
        Assert.Null((await cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Trial })).Refusal);
        for (int round = 0; round < 3; round++)
        {
            Assert.Null((await cluster.Act(owner, person, Delete)).Refusal);
            cluster.Clock.Advance(TimeSpan.FromSeconds(1));
            person = await cluster.SignIn(identity);
            Assert.True(person.UserCreated);
            Assert.False((await cluster.User(person).GetSubscription()).Value!.TrialAvailable);
            Assert.Equal(ErrorCodes.TrialAlreadyUsed, (await cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Trial })).Refusal?.Code);
        }
    }

    [Fact]
    public async Task Coming_back_is_no_way_round_a_ban_until_it_is_over()
    {
        SignedIn owner = await cluster.SignInOwner();
        PlatformIdentity identity = People.NewIdentity();
        SignedIn person = await cluster.SignIn(identity);
        await cluster.Act(owner, person, new BanUser { Reason = "spam", End = new(null, TimeSpan.FromHours(1)) });
        await cluster.Act(owner, person, Delete);
        Assert.Equal(ErrorCodes.AccountBanned, (await cluster.NewAddress().RequestCode(identity)).Refusal?.Code);
        cluster.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await cluster.SignIn(identity)).UserCreated);
    }

    [Fact]
    public async Task A_deletion_that_a_silo_did_not_finish_is_finished_by_the_identity_itself()
    {
        SignedIn owner = await cluster.SignInOwner();
        PlatformIdentity identity = People.NewIdentity();
        SignedIn person = await cluster.SignIn(identity);
        var user = cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IOperatedUserGrain>(person.Profile.Id.Value);
        var actor = new GrainInterfaces.Permissions.Actor(owner.Profile.Id, GrainInterfaces.Permissions.PermissionLevel.Owner);
        Assert.Null((await user.Act(actor, new GrantSubscription { Tier = SubscriptionTier.Trial }, ownersAgree: false, dryRun: false)).Refusal);
        Assert.Null((await user.Act(actor, Delete, ownersAgree: false, dryRun: false)).Refusal);
        await user.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        SignedIn anew = await cluster.SignIn(identity);
        Assert.True(anew.UserCreated);
        Assert.False((await cluster.User(anew).GetSubscription()).Value!.TrialAvailable);
        Assert.True(await user.Settle());
        await UserErasure.Finish(user);
        Assert.False(await user.Settle());
        Assert.False((await cluster.SignIn(identity)).UserCreated);
    }
}
