using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.Storage;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Storage;
using Platform.Grains.Users;

namespace Platform.Tests.Grains;

/// <summary>What a stored punishment does; it is put into the storage by hand, as a session before this one would have left it.</summary>
[Collection(GrainCollection.Name)]
public sealed class RestrictedUserGrainTests(GrainCluster cluster)
{
    private static readonly SignInClient Client = new("192.0.2.1", "tests");

    [Fact]
    public async Task In_a_timeout_one_signs_in_and_reads_but_changes_nothing_until_it_ends_by_the_clock()
    {
        PlatformIdentity identity = People.NewIdentity();
        SignedIn person = await cluster.SignIn(identity);
        await Punish(person, PunishmentKind.Timeout, TimeSpan.FromHours(1));
        UserProfile profile = (await cluster.User(person).GetProfile()).Value!;
        Assert.Equal((AccountState.Timeout, 3_600L), (profile.State, profile.RemainingSeconds));
        Refusal? refusal = (await cluster.User(person).ChangeProfile(new ProfileChange("silenced", false, null))).Refusal;
        Assert.Equal((ErrorCodes.AccountTimeout, profile.RestrictedUntil), (refusal?.Code, refusal?.RestrictedUntil));
        await cluster.SignIn(identity);
        cluster.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await cluster.User(person).ChangeProfile(new ProfileChange("silenced", false, null))).Refusal);
    }

    [Fact]
    public async Task A_session_that_wakes_up_knows_the_restriction()
    {
        SignedIn person = await cluster.SignIn();
        await Punish(person, PunishmentKind.Timeout, TimeSpan.FromHours(1));
        await cluster.Session(person.Token).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        SessionPrincipal principal = (await cluster.Session(person.Token).Admit()).Principal!;
        Assert.Equal(AccountState.Timeout, principal.Restriction?.State);
    }

    [Fact]
    public async Task A_ban_between_request_and_verify_counts_and_ends_by_the_clock()
    {
        PlatformIdentity identity = People.NewIdentity();
        SignedIn person = await cluster.SignIn(identity);
        IClientAddressGrain address = cluster.NewAddress();
        await address.RequestCode(identity);
        Secret code = await cluster.CodeOf(identity);
        await Punish(person, PunishmentKind.Ban, TimeSpan.FromHours(1));
        Assert.Equal(ErrorCodes.AccountBanned, (await address.VerifyCode(code, Client)).Refusal?.Code);
        Assert.Equal(ErrorCodes.AccountBanned, (await address.RequestCode(identity)).Refusal?.Code);
        cluster.Clock.Advance(TimeSpan.FromHours(1));
        await cluster.SignIn(identity);
    }

    private async Task Punish(SignedIn person, PunishmentKind kind, TimeSpan length)
    {
        IUserGrain user = cluster.User(person);
        await user.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        var storage = cluster.Services.GetRequiredKeyedService<IGrainStorage>("Default");
        var state = new GrainState<UserState>();
        await storage.ReadStateAsync(StateNames.User, user.GetGrainId(), state);
        state.State = state.State! with
        {
            Punishments = [new Punishment { Id = 1, Kind = kind, Reason = "test", CreatedAt = cluster.Clock.GetUtcNow(), ExpiresAt = cluster.Clock.GetUtcNow() + length }],
        };
        await storage.WriteStateAsync(StateNames.User, user.GetGrainId(), state);
    }
}
