using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class UserGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task Of_fifty_renames_to_one_name_in_mixed_case_one_wins()
    {
        const string name = "Contested.Name";
        SignedIn[] people = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => cluster.SignIn()));
        Result<UserProfile>[] results = await Task.WhenAll(people.Select((person, number) =>
            cluster.User(person).ChangeProfile(Rename(number % 2 == 0 ? name.ToUpperInvariant() : name))));
        Assert.Single(results, result => !result.IsRefused);
        Assert.Equal(49, results.Count(result => result.Refusal?.Code == ErrorCodes.UsernameTaken));
    }

    [Fact]
    public async Task After_a_rename_the_old_name_is_free_and_the_new_one_finds_him()
    {
        SignedIn person = await cluster.SignIn();
        SignedIn other = await cluster.SignIn();
        await cluster.User(person).ChangeProfile(Rename("first-name"));
        await cluster.User(person).ChangeProfile(Rename("second-name"));
        Assert.Null((await cluster.User(other).ChangeProfile(Rename("First-Name"))).Refusal);
        var names = cluster.Grains.GetGrain<IUserNamesGrain>(0);
        Assert.Equal(person.Profile.Id, (await names.Lookup("SECOND-NAME")).Value!.Id);
        Assert.Equal(other.Profile.Id, (await names.Lookup("first-name")).Value!.Id);
    }

    [Fact]
    public async Task A_rename_to_another_case_of_the_own_name_keeps_it()
    {
        SignedIn person = await cluster.SignIn();
        await cluster.User(person).ChangeProfile(Rename("casing"));
        Assert.Equal("CASING", (await cluster.User(person).ChangeProfile(Rename("CASING"))).Value!.Username);
    }

    [Fact]
    public async Task A_name_taken_by_a_change_that_was_never_written_is_given_to_the_next()
    {
        SignedIn person = await cluster.SignIn();
        var name = cluster.Grains.GetGrain<IUsernameGrain>(UsernameKey.Of("abandoned"));
        Assert.True(await name.Take(new UserId(987_654_321)));
        Assert.Equal(ErrorCodes.UsernameTaken, (await cluster.User(person).ChangeProfile(Rename("abandoned"))).Refusal?.Code);
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await cluster.User(person).ChangeProfile(Rename("abandoned"))).Refusal);
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_not_found_and_not_created()
    {
        IUserGrain nobody = cluster.Grains.GetGrain<IUserGrain>(123_456_789);
        Assert.Equal(ErrorCodes.NotFound, (await nobody.GetPublicProfile()).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await nobody.ChangeProfile(Rename("nobody"))).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await nobody.GetProfile()).Refusal?.Code);
    }

    [Fact]
    public async Task Becoming_an_owner_twice_is_a_conflict_and_a_dry_run_changes_nothing()
    {
        SignedIn person = await cluster.SignIn();
        var console = cluster.Grains.GetGrain<IPermissionConsoleGrain>(0);
        string id = person.Profile.Id.ToString();
        Assert.Null((await console.BootstrapOwner(cluster.OperatorKey, id, dryRun: true)).Refusal);
        Assert.Equal(PermissionLevel.User, (await cluster.User(person).GetProfile()).Value!.PermissionLevel);
        Assert.Null((await console.BootstrapOwner(cluster.OperatorKey, id, dryRun: false)).Refusal);
        Assert.Equal(ErrorCodes.Conflict, (await console.BootstrapOwner(cluster.OperatorKey, id, dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await console.BootstrapOwner(cluster.OperatorKey, "nosuchuser", dryRun: false)).Refusal?.Code);
    }

    [Fact]
    public async Task Only_operators_look_at_others_and_only_below_themselves()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn person = await cluster.SignIn();
        var console = cluster.Grains.GetGrain<IUserConsoleGrain>(0);
        Assert.Equal(ErrorCodes.Forbidden, (await console.Show(person.Token, owner.Profile.Username)).Refusal?.Code);
        Assert.Equal(person.Profile.Id, (await console.Show(owner.Token, person.Profile.Username)).Value!.Profile.Id);
        Assert.Equal(owner.Profile.Id, (await console.Show(owner.Token, owner.Profile.Id.ToString())).Value!.Profile.Id);
    }

    private static ProfileChange Rename(string username) => new(username, false, null);
}
