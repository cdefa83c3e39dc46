using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Tests.Grains;

/// <summary>How a user stands may be looked up instead of asked for, and is the same.</summary>
[Collection(GrainCollection.Name)]
public sealed class PresentUsersTests(GrainCluster cluster)
{
    private PresentUsers Present => cluster.Services.GetRequiredService<PresentUsers>();

    private StandingReader Standings => cluster.Services.GetRequiredService<StandingReader>();

    [Fact]
    public async Task A_user_is_shown_from_the_first_question_on_and_every_change_of_him()
    {
        SignedIn person = await cluster.SignIn();
        SignedIn owner = await cluster.SignInOwner();
        Assert.Null(Present.Find(person.Profile.Id));
        Assert.Null((await Standings.Read(person.Profile.Id))!.Restriction);
        Assert.NotNull(Present.Find(person.Profile.Id));

        Assert.Null((await cluster.Act(owner, person, new BanUser { Reason = "test", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) })).Refusal);
        ValueTask<UserStanding?> looked = Standings.Read(person.Profile.Id);
        Assert.True(looked.IsCompletedSuccessfully);
        Assert.Equal(AccountState.Banned, (await looked)!.Restriction!.State);
        cluster.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await Standings.Read(person.Profile.Id))!.Restriction);
    }

    [Fact]
    public async Task A_user_who_leaves_memory_is_asked_again()
    {
        SignedIn person = await cluster.SignIn();
        await Standings.Read(person.Profile.Id);
        await cluster.Sleep(cluster.User(person));
        Assert.Null(Present.Find(person.Profile.Id));
        Assert.NotNull(await Standings.Read(person.Profile.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_true_before_a_write_that_failed_is_not_shown(bool storesBeforeFailing)
    {
        SignedIn person = await cluster.SignIn();
        SignedIn owner = await cluster.SignInOwner();
        await Standings.Read(person.Profile.Id);
        cluster.Faults.StoresBeforeFailing = storesBeforeFailing;
        cluster.Faults.Target = cluster.User(person).GetGrainId();
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.Act(owner, person, new BanUser { Reason = "test" }));
        Assert.Null(Present.Find(person.Profile.Id));
        cluster.Faults.Target = null;
        Assert.Equal(storesBeforeFailing, (await Standings.Read(person.Profile.Id))!.Restriction is not null);
    }

    [Fact]
    public async Task Nobody_is_shown_who_has_no_account()
    {
        SignedIn person = await cluster.SignIn();
        SignedIn owner = await cluster.SignInOwner();
        await Standings.Read(person.Profile.Id);
        Assert.Null((await cluster.Act(owner, person, new DeleteUser { Reason = "test" })).Refusal);
        Assert.Null(await Standings.Read(person.Profile.Id));
        var nobody = new UserId(person.Profile.Id.Value + 1_000_000);
        Assert.Null(await Standings.Read(nobody));
        Assert.Null(Present.Find(nobody));
    }
}
