using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;
using Platform.Tests.Users;

namespace Platform.Tests.Grains;

/// <summary>What operators do through the console's door: the rules hold there too, and every act leaves exactly one entry.</summary>
[Collection(GrainCollection.Name)]
public sealed class ActGrainTests(GrainCluster cluster)
{
    private static readonly BanUser Ban = new() { Reason = "spam" };

    [Fact]
    public async Task The_matrix_holds_through_the_door_with_exactly_one_entry_for_each_act_or_attempt()
    {
        SignedIn root = await cluster.SignInOwner();
        foreach ((PermissionLevel actorLevel, PermissionLevel targetLevel) in ActMatrix.Pairs)
        {
            SignedIn actor = await cluster.SignInAt(actorLevel, root);
            foreach ((string name, UserAct act) in ActMatrix.Acts)
            {
                SignedIn target = await cluster.SignInAt(targetLevel, root);
                Assert.Null((await cluster.Act(root, target, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 3 })).Refusal);
                Assert.Null((await cluster.Act(root, target, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromDays(1)) })).Refusal);
                Assert.Null((await cluster.Act(root, target, Ban)).Refusal);
                int before = (await cluster.Audited(target)).Count;

                Result<UserActOutcome> foreseen = await cluster.Act(actor, target, act, dryRun: true);
                Assert.Equal(before, (await cluster.Audited(target)).Count);
                Result<UserActOutcome> outcome = await cluster.Act(actor, target, act);

                Assert.Equal(foreseen.Refusal?.Code, outcome.Refusal?.Code);
                Assert.Equal(ActMatrix.Expected(name, actorLevel, targetLevel), outcome.Refusal?.Code ?? ActMatrix.Allowed);
                AuditEntryView entry = Assert.Single((await cluster.Audited(target)).Skip(before));
                Assert.Equal(
                    (UserActs.EventOf(act), outcome.IsRefused ? "refused" : "done", outcome.Refusal?.Code, actor.Profile.Id, act.Reason),
                    (entry.Event, entry.Outcome, entry.Code, entry.ActorId!.Value, entry.Reason));
            }
        }
    }

    [Fact]
    public async Task A_ban_ends_every_session_before_it_answers()
    {
        SignedIn owner = await cluster.SignInOwner();
        PlatformIdentity identity = People.NewIdentity();
        SignedIn[] sessions = [await cluster.SignIn(identity), await cluster.SignIn(identity), await cluster.SignIn(identity)];
        Assert.Equal(3, (await cluster.Act(owner, sessions[0], Ban)).Value!.EndedSessions.Length);
        foreach (SignedIn session in sessions)
        {
            Assert.Equal(ErrorCodes.SessionExpired, (await cluster.Session(session.Token).Admit()).Refusal?.Code);
        }
    }

    [Fact]
    public async Task A_code_from_before_a_ban_stays_worthless_when_the_ban_is_over()
    {
        SignedIn owner = await cluster.SignInOwner();
        PlatformIdentity identity = People.NewIdentity();
        SignedIn person = await cluster.SignIn(identity);
        IClientAddressGrain address = cluster.NewAddress();
        await address.RequestCode(identity);
        Secret code = await cluster.CodeOf(identity);
        await cluster.Act(owner, person, Ban);
        await cluster.Act(owner, person, new LiftBans());
        Assert.Equal(ErrorCodes.InvalidCode, (await address.VerifyCode(code, new SignInClient("192.0.2.1", "tests"))).Refusal?.Code);
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await cluster.SignIn(identity);
    }

    [Fact]
    public async Task A_promotion_shortens_live_sessions_and_a_demoted_or_banned_operator_is_refused_on_his_next_command()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn person = await cluster.SignIn();
        SignedIn admin = await cluster.SignInAt(PermissionLevel.Admin, owner);
        Assert.Equal(cluster.Clock.GetUtcNow().AddDays(1), (await cluster.Session(admin.Token).Admit()).Principal!.ExpiresAt, TimeSpan.FromSeconds(1));
        Assert.Null((await cluster.Act(admin, person, new WarnUser { Reason = "rude" })).Refusal);
        Assert.Null((await cluster.Act(owner, admin, new DemoteUser())).Refusal);
        Assert.Equal(ErrorCodes.Forbidden, (await cluster.Act(admin, person, new WarnUser { Reason = "rude" })).Refusal?.Code);
        AuditEntryView attempt = (await cluster.Audited(person))[^1];
        Assert.Equal(("refused", ErrorCodes.Forbidden, admin.Profile.Id), (attempt.Outcome, attempt.Code, attempt.ActorId!.Value));

        SignedIn second = await cluster.SignInAt(PermissionLevel.Admin, owner);
        Assert.Null((await cluster.Act(owner, second, Ban)).Refusal);
        Assert.Equal(ErrorCodes.SessionExpired, (await cluster.Act(second, person, Ban)).Refusal?.Code);
        SignedIn third = await cluster.SignInAt(PermissionLevel.Admin, owner);
        Assert.Null((await cluster.Act(owner, third, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromHours(1)) })).Refusal);
        Assert.Equal(ErrorCodes.AccountTimeout, (await cluster.Act(third, person, Ban)).Refusal?.Code);
    }

    [Fact]
    public async Task Of_two_trials_granted_at_once_one_is_granted()
    {
        SignedIn owner = await cluster.SignInOwner();
        for (int round = 0; round < 20; round++)
        {
            SignedIn person = await cluster.SignIn();
            Result<UserActOutcome>[] outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Trial })));
            Assert.Single(outcomes, outcome => !outcome.IsRefused);
            Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.Equal(ErrorCodes.TrialAlreadyUsed, outcome.Refusal!.Code));
            Assert.Equal(4, (await cluster.Audited(person)).Count(entry => entry.Code == ErrorCodes.TrialAlreadyUsed));
        }
    }

    [Fact]
    public async Task An_attempt_on_nobody_and_one_with_an_unstorable_reason_are_entered_too()
    {
        SignedIn owner = await cluster.SignInOwner();
        var console = cluster.Grains.GetGrain<IUserConsoleGrain>(0);
        Assert.Equal(ErrorCodes.NotFound, (await console.Act(owner.Token, "nobody-at-all", Ban, dryRun: false)).Refusal?.Code);
        SignedIn person = await cluster.SignIn();
        Assert.Equal(ErrorCodes.ValidationFailed, (await cluster.Act(owner, person, new BanUser { Reason = "nul\0" })).Refusal?.Code);
        Assert.Null(Assert.Single(await cluster.Audited(person)).Reason);
    }

    [Fact]
    public async Task What_an_operator_may_do_is_shown_to_him_and_why_somebody_can_or_cannot()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn person = await cluster.SignIn();
        var console = cluster.Grains.GetGrain<IUserConsoleGrain>(0);
        await cluster.Act(owner, person, Ban);
        UserDetails details = (await console.Show(owner.Token, person.Profile.Username)).Value!;
        Assert.Contains(UserActNames.Unban, details.AllowedActions);
        Assert.DoesNotContain(UserActNames.Untimeout, details.AllowedActions);
        Assert.Equal("banned", Assert.Single(details.SessionHistory!.Value).EndReason);
        UserExplanation explanation = (await console.Explain(owner.Token, person.Profile.Username)).Value!;
        Assert.All(explanation.Answers, answer => Assert.Equal(ErrorCodes.AccountBanned, answer.Code));
        Assert.Equal(ErrorCodes.SessionExpired, (await console.Explain(person.Token, owner.Profile.Username)).Refusal?.Code);
    }
}
