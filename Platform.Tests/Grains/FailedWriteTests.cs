using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class FailedWriteTests(GrainCluster cluster)
{
    [Fact]
    public async Task What_was_not_stored_is_not_served_afterwards()
    {
        SignedIn person = await cluster.SignIn();
        await FailToRename(person, "never-stored", storesBeforeFailing: false);
        Assert.Equal(person.Profile.Username, (await cluster.User(person).GetProfile()).Value!.Username);
        Assert.Equal("stored", (await cluster.User(person).ChangeProfile(Rename("stored"))).Value!.Username);
    }

    [Fact]
    public async Task After_a_write_whose_outcome_is_unknown_the_truth_of_the_storage_is_served()
    {
        SignedIn person = await cluster.SignIn();
        await FailToRename(person, "stored-unknown", storesBeforeFailing: true);
        Assert.Equal("stored-unknown", (await cluster.User(person).GetProfile()).Value!.Username);
        Assert.Equal("stored-known", (await cluster.User(person).ChangeProfile(Rename("stored-known"))).Value!.Username);
    }

    private async Task FailToRename(SignedIn person, string name, bool storesBeforeFailing)
    {
        cluster.Faults.StoresBeforeFailing = storesBeforeFailing;
        cluster.Faults.Target = cluster.User(person).GetGrainId();
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.User(person).ChangeProfile(Rename(name)));
        cluster.Faults.Target = null;
    }

    private static ProfileChange Rename(string username) => new(username, false, null);
}
