using Platform.GrainInterfaces.Notifications;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Notifications;

/// <summary><c>GET /announcements</c> (reference.md, section 8).</summary>
public abstract class AnnouncementTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task An_announcement_is_there_when_its_maker_has_the_answer_and_gone_when_it_is_deleted()
    {
        var operating = await Fixture.OperatorAsync();
        var title = Names.Fresh();
        var made = await operating.AnnounceAsync(new NewAnnouncement(title, "first line\nsecond line", NotificationTypes.Warning, null, null));
        var shown = (await Platform.Visitor().GetAsync("/v1/announcements")).ShouldBeOk().Json.EnumerateArray().Single(one => one.Text("title") == title);
        shown.ShouldHaveExactly("id", "title", "body", "type", "starts_at", "ends_at", "created_at");
        Assert.Equal((made.Id, "first line\nsecond line", "warning", null), (shown.Number("id"), shown.Text("body"), shown.Text("type"), shown.Text("ends_at")));
        await operating.WithdrawAnnouncementAsync(made.Id);
        Assert.DoesNotContain((await Platform.Visitor().GetAsync("/v1/announcements")).ShouldBeOk().Json.EnumerateArray(), one => one.Text("title") == title);
    }

    [Fact]
    public async Task One_that_has_not_begun_is_not_shown()
    {
        var operating = await Fixture.OperatorAsync();
        var title = Names.Fresh();
        await operating.AnnounceAsync(new NewAnnouncement(title, "later", NotificationTypes.Info, DateTimeOffset.UtcNow.AddHours(1), null));
        Assert.DoesNotContain((await Platform.Visitor().GetAsync("/v1/announcements")).ShouldBeOk().Json.EnumerateArray(), one => one.Text("title") == title);
    }

    [Fact]
    public async Task Whoever_has_a_credential_may_read_them()
    {
        var operating = await Fixture.OperatorAsync();
        var bot = await operating.BotAsync();
        (await operating.User.Client.GetAsync("/announcements")).ShouldBeOk();
        (await bot.Client.GetAsync("/announcements")).ShouldBeOk();
        (await Platform.Stranger().GetAsync("/v1/announcements")).ShouldBeProblem(401, "authentication_required");
    }
}

[Collection(OnEmbedded.Name)]
public sealed class AnnouncementOnEmbeddedTests(EmbeddedPlatform fixture) : AnnouncementTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class AnnouncementOnPostgreSqlTests(PostgreSqlPlatform fixture) : AnnouncementTests(fixture);
