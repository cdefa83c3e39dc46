using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Audit;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class AnnouncementGrainTests(GrainCluster cluster)
{
    private IAnnouncementConsoleGrain Console => cluster.Grains.GetGrain<IAnnouncementConsoleGrain>(0);

    [Fact]
    public async Task An_announcement_is_shown_by_the_clock_and_until_it_is_deleted()
    {
        SignedIn owner = await cluster.SignInOwner();
        DateTimeOffset now = cluster.Clock.GetUtcNow();
        AnnouncementView running = await Create(owner, null, null);
        AnnouncementView coming = await Create(owner, now.AddMinutes(10), now.AddMinutes(20));
        Assert.Equal([running.Id], await Shown(running, coming));
        cluster.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([coming.Id, running.Id], await Shown(running, coming));
        cluster.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([running.Id], await Shown(running, coming));
        Assert.Null((await Console.Delete(owner.Token, running.Id, dryRun: false)).Refusal);
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await Shown(running, coming));
        Assert.Contains(coming.Id, (await Console.List(owner.Token)).Value!.Announcements.Select(view => view.Id));
    }

    [Fact]
    public async Task What_was_done_and_what_was_refused_is_entered_and_a_rehearsal_is_not()
    {
        SignedIn owner = await cluster.SignInOwner();
        AnnouncementView made = await Create(owner, null, null);
        Assert.Equal(0, (await Console.Create(owner.Token, New(null, null), dryRun: true)).Value!.Id);
        Assert.NotNull((await Console.Delete(owner.Token, made.Id, dryRun: true)).Value);
        Assert.Null((await Console.Delete(owner.Token, made.Id, dryRun: false)).Refusal);
        Assert.Equal(ErrorCodes.NotFound, (await Console.Delete(owner.Token, made.Id, dryRun: false)).Refusal?.Code);
        Assert.Equal(
            [(AuditEvents.AnnouncementCreate, "done"), (AuditEvents.AnnouncementDelete, "done"), (AuditEvents.AnnouncementDelete, "refused")],
            (await Audited(made.Id)).Select(entry => (entry.Event, entry.Outcome)));
    }

    [Fact]
    public async Task Users_may_not_announce()
    {
        SignedIn person = await cluster.SignIn();
        Assert.Equal(ErrorCodes.Forbidden, (await Console.Create(person.Token, New(null, null), dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Console.List(person.Token)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Console.Delete(person.Token, 1, dryRun: false)).Refusal?.Code);
    }

    private static NewAnnouncement New(DateTimeOffset? startsAt, DateTimeOffset? endsAt) => new("Title", "Body", NotificationTypes.Info, startsAt, endsAt);

    private async Task<AnnouncementView> Create(SignedIn owner, DateTimeOffset? startsAt, DateTimeOffset? endsAt)
    {
        Result<AnnouncementView> created = await Console.Create(owner.Token, New(startsAt, endsAt), dryRun: false);
        Assert.Null(created.Refusal);

        // The worker's copy runs out by the clock of the tests.
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        return created.Value!;
    }

    private async Task<IReadOnlyList<long>> Shown(params AnnouncementView[] mine) =>
        [.. (await cluster.Grains.GetGrain<IAnnouncementBoardGrain>(0).GetActive()).Announcements.Select(view => view.Id).Where(id => mine.Any(view => view.Id == id))];

    private async Task<IReadOnlyList<AuditEntryView>> Audited(long id) =>
        [.. (await cluster.Services.GetRequiredService<IAuditLog>().ListAsync(
            new AuditFilter(null, AuditTargets.Announcement, $"{id}", null, null, null, 100), CancellationToken.None)).Reverse()];
}
