using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class SentNotificationTests(GrainCluster cluster)
{
    [Fact]
    public async Task An_operator_tells_one_user_something_and_the_log_has_no_body()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn person = await cluster.SignIn();
        NotificationView sent = (await Send(owner, person.Profile.Username)).Value!;
        Assert.Equal(new NotificationView(sent.Id, "Title", "Body", "info", null, cluster.Clock.GetUtcNow(), owner.Profile.Id), sent);
        Assert.Equal(sent, Assert.Single((await cluster.Notifications(person)).Notifications));
        AuditEntryView entry = Assert.Single(await cluster.Audited(person));
        Assert.Equal((AuditEvents.NotificationSend, "done", owner.Profile.Id), (entry.Event, entry.Outcome, entry.ActorId!.Value));
        Assert.Equal([("title", "Title"), ("type", "info")], entry.Metadata!.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task A_rehearsal_tells_nobody_anything()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn person = await cluster.SignIn();
        Assert.Equal(0, (await Send(owner, Id(person), dryRun: true)).Value!.Id);
        Assert.Equal(ErrorCodes.Forbidden, (await Send(owner, Id(owner), dryRun: true)).Refusal?.Code);
        Assert.Empty((await cluster.Notifications(person)).Notifications);
        Assert.Empty(await cluster.Audited(person));
    }

    [Fact]
    public async Task Whom_one_may_not_act_on_one_may_not_tell_anything_and_the_attempt_is_entered()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn admin = await cluster.SignInAt(PermissionLevel.Admin, owner);
        SignedIn other = await cluster.SignInAt(PermissionLevel.Admin, owner);
        SignedIn person = await cluster.SignIn();
        Assert.Equal(ErrorCodes.Forbidden, (await Send(admin, Id(other))).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Send(admin, Id(owner))).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Send(admin, Id(admin))).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Send(person, Id(other))).Refusal?.Code);
        Assert.Null((await Send(admin, Id(person))).Refusal);
        Assert.Equal(
            [(AuditEvents.NotificationSend, "refused", admin.Profile.Id), (AuditEvents.NotificationSend, "refused", person.Profile.Id)],
            (await cluster.Audited(other)).Skip(1).Select(entry => (entry.Event, entry.Outcome, entry.ActorId!.Value)));
    }

    [Fact]
    public async Task What_is_wrong_is_named()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn person = await cluster.SignIn();
        Assert.Equal(ErrorCodes.NotFound, (await Send(owner, "999999999")).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await Send(owner, "no-such-name")).Refusal?.Code);
        Result<NotificationView> bad = await cluster.NotificationConsole().Send(owner.Token, Id(person), new NewNotification(" ", "Bo\0dy", "loud"), dryRun: false);
        Assert.Equal(["body", "title", "type"], bad.Refusal!.Fields.Keys);
        Assert.Empty((await cluster.Notifications(person)).Notifications);
    }

    private static string Id(SignedIn person) => person.Profile.Id.ToString();

    private Task<Result<NotificationView>> Send(SignedIn actor, string user, bool dryRun = false) =>
        cluster.NotificationConsole().Send(actor.Token, user, Told.Something, dryRun);
}
