using Orleans.Core.Internal;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Sessions;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class SessionGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task A_session_admits_exactly_its_limit_however_many_come_at_once()
    {
        SignedIn person = await cluster.SignIn();
        SessionAdmission[] admissions = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => cluster.Session(person.Token).Admit()));
        Assert.Equal(120, admissions.Count(admission => admission.Refusal is null));
        Assert.Equal(
            Enumerable.Range(0, 120).Reverse(),
            admissions.Where(admission => admission.Refusal is null).Select(admission => admission.Limit!.Remaining).OrderDescending());
        Assert.All(admissions.Where(admission => admission.Refusal is not null), admission => Assert.Equal(ErrorCodes.RateLimited, admission.Refusal!.Code));
    }

    [Fact]
    public async Task A_session_that_ran_out_or_was_replaced_keeps_when_it_was_last_used()
    {
        PlatformIdentity identity = People.NewIdentity();
        SignedIn first = await cluster.SignIn(identity);
        cluster.Clock.Advance(TimeSpan.FromDays(3));
        DateTimeOffset used = cluster.Clock.GetUtcNow();
        Assert.NotNull((await cluster.Session(first.Token).Admit()).Principal);
        cluster.Clock.Advance(TimeSpan.FromDays(27));
        EndedSessionView ranOut = Assert.Single((await cluster.User(first).GetSessions(null)).Value!.History);
        Assert.Equal((used, SessionEndReasons.Expired), (ranOut.LastUsedAt, ranOut.EndReason));

        SignedIn oldest = await cluster.SignIn(identity);
        Assert.Equal(used, Assert.Single((await cluster.User(first).GetSessions(null)).Value!.History).LastUsedAt);
        cluster.Clock.Advance(TimeSpan.FromMinutes(5));
        used = cluster.Clock.GetUtcNow();
        Assert.NotNull((await cluster.Session(oldest.Token).Admit()).Principal);
        for (int more = 0; more < 20; more++)
        {
            cluster.Clock.Advance(TimeSpan.FromSeconds(1));
            await cluster.SignIn(identity);
        }

        EndedSessionView replaced = (await cluster.User(first).GetSessions(null)).Value!.History[0];
        Assert.Equal((used, SessionEndReasons.Replaced), (replaced.LastUsedAt, replaced.EndReason));
    }

    [Fact]
    public async Task A_destroyed_session_is_refused_on_its_next_request()
    {
        SignedIn person = await cluster.SignIn();
        await cluster.User(person).DestroyOtherSessions(new SessionKey(new TokenHash("none")));
        Assert.Equal(ErrorCodes.SessionExpired, (await cluster.Session(person.Token).Admit()).Refusal?.Code);
    }

    [Fact]
    public async Task A_session_ends_by_the_clock()
    {
        SignedIn person = await cluster.SignIn();
        cluster.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(ErrorCodes.SessionExpired, (await cluster.Session(person.Token).Admit()).Refusal?.Code);
        SessionList list = (await cluster.User(person).GetSessions(null)).Value!;
        Assert.Empty(list.Sessions);
        Assert.Equal(SessionEndReasons.Expired, Assert.Single(list.History).EndReason);
    }

    [Fact]
    public async Task Becoming_an_owner_shows_on_the_next_request_and_shortens_the_session_to_a_day()
    {
        SignedIn person = await cluster.SignInOwner();
        SessionPrincipal principal = (await cluster.Session(person.Token).Admit()).Principal!;
        Assert.Equal(PermissionLevel.Owner, principal.Level);
        Assert.Equal(cluster.Clock.GetUtcNow().AddDays(1), principal.ExpiresAt);
    }

    [Fact]
    public async Task A_session_that_wakes_up_knows_what_its_user_became_meanwhile()
    {
        SignedIn person = await cluster.SignIn();
        await cluster.Session(person.Token).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await cluster.Grains.GetGrain<IPermissionConsoleGrain>(0).BootstrapOwner(cluster.OperatorKey, person.Profile.Username, dryRun: false);
        Assert.Equal(PermissionLevel.Owner, (await cluster.Session(person.Token).Admit()).Principal?.Level);
    }

    [Fact]
    public async Task An_older_standing_changes_nothing()
    {
        SignedIn person = await cluster.SignIn();
        ISessionGrain session = cluster.Session(person.Token);
        await session.Adopt(new SessionStanding(0, person.Profile.Id, PermissionLevel.Owner, [], DateTimeOffset.MaxValue));
        Assert.Equal(PermissionLevel.User, (await session.Admit()).Principal?.Level);
    }

    [Fact]
    public async Task Unknown_tokens_leave_nothing_in_memory()
    {
        var management = cluster.Grains.GetGrain<IManagementGrain>(0);
        async Task<int> Count() => (await management.GetSimpleGrainStatistics())
            .Where(row => row.GrainType.Contains(nameof(SessionGrain), StringComparison.Ordinal))
            .Sum(row => row.ActivationCount);
        int before = await Count();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => cluster.Session(Credential.Create(CredentialKind.Session).Plain).Admit()));
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(async () => await Count() <= before, TimeSpan.FromSeconds(10), () => "the activations are still there");
    }

    [Fact]
    public async Task An_unknown_token_is_refused_however_many_bring_it_at_once()
    {
        Secret unknown = Credential.Create(CredentialKind.Session).Plain;
        for (int wave = 0; wave < 20; wave++)
        {
            SessionAdmission[] admissions = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => cluster.Session(unknown).Admit())));
            Assert.All(admissions, admission => Assert.Equal(ErrorCodes.SessionExpired, admission.Refusal?.Code));
        }
    }

    [Fact]
    public async Task The_twenty_first_sign_in_ends_the_oldest_session()
    {
        var identity = People.NewIdentity();
        var people = new List<SignedIn>();
        for (int i = 0; i < 21; i++)
        {
            cluster.Clock.Advance(TimeSpan.FromSeconds(1));
            people.Add(await cluster.SignIn(identity));
        }

        Assert.Equal(ErrorCodes.SessionExpired, (await cluster.Session(people[0].Token).Admit()).Refusal?.Code);
        Assert.Null((await cluster.Session(people[1].Token).Admit()).Refusal);
        SessionList list = (await cluster.User(people[0]).GetSessions(SessionKey.Of(people[20].Token))).Value!;
        Assert.Equal(20, list.Sessions.Length);
        Assert.True(list.Sessions[0].IsCurrent);
        Assert.Equal(SessionEndReasons.Replaced, Assert.Single(list.History).EndReason);
    }

    [Fact]
    public async Task An_operator_ends_the_sessions_of_those_below_him_and_no_others()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn person = await cluster.SignIn();
        var console = cluster.Grains.GetGrain<IUserConsoleGrain>(0);
        string id = person.Profile.Id.ToString();
        Assert.Equal(ErrorCodes.Forbidden, (await console.Act(person.Token, owner.Profile.Id.ToString(), new RevokeSessions(), dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await console.Act(owner.Token, owner.Profile.Username, new RevokeSessions(), dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await console.Act(owner.Token, id, new RevokeSessions { Suffix = "nosuch" }, dryRun: false)).Refusal?.Code);
        Assert.Single((await console.Act(owner.Token, id, new RevokeSessions(), dryRun: true)).Value!.EndedSessions);
        Assert.Null((await cluster.Session(person.Token).Admit()).Refusal);
        Assert.Single((await console.Act(owner.Token, id, new RevokeSessions(), dryRun: false)).Value!.EndedSessions);
        Assert.Equal(ErrorCodes.SessionExpired, (await cluster.Session(person.Token).Admit()).Refusal?.Code);
    }
}
