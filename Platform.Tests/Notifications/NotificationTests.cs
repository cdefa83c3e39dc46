using System.Text.Json;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Notifications;

/// <summary>Notifications of one user, and of all (reference.md, section 8).</summary>
public abstract class NotificationTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const string Root = "/v1/notifications";

    [Fact]
    public async Task A_notification_is_there_when_its_sender_has_the_answer()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        var sent = await operating.NotifyAsync(user, new NewNotification("Title", "first line\nsecond line", NotificationTypes.Warning));
        var page = (await user.Client.GetAsync(Root)).ShouldBeOk().Json;
        page.ShouldHaveExactly("notifications", "total", "unread", "offset", "limit");
        Assert.Equal((1, 1, 0, 50), (page.Number("total"), page.Number("unread"), page.Number("offset"), page.Number("limit")));
        var shown = Assert.Single(page.GetProperty("notifications").EnumerateArray());
        shown.ShouldHaveExactly("id", "title", "body", "type", "read_at", "created_at", "created_by");
        Assert.Equal((sent.Id, "Title", "first line\nsecond line", "warning"), (shown.Number("id"), shown.Text("title"), shown.Text("body"), shown.Text("type")));
        Assert.True(shown.IsNull("read_at"));
        Assert.Equal(operating.User.Id, shown.Number("created_by"));
        Assert.InRange(shown.Time("created_at"), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(5));
        Assert.Equal(1, await UnreadAsync(user));
    }

    [Fact]
    public async Task Nobody_else_is_told()
    {
        var operating = await Fixture.OperatorAsync();
        var other = await Platform.SignInAsync();
        await operating.NotifyAsync(await Platform.SignInAsync(), "Not yours");
        Assert.DoesNotContain("Not yours", await TitlesAsync(other));
    }

    [Fact]
    public async Task The_newest_stands_first_and_broadcasts_stand_among_them()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        var name = Names.Fresh();
        await operating.NotifyAsync(user, "first");
        await operating.BroadcastAsync(name);
        await operating.NotifyAsync(user, "third");
        Assert.Equal(["third", name, "first"], await TitlesAsync(user));
    }

    [Fact]
    public async Task One_that_was_read_is_read_once()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        var sent = await operating.NotifyAsync(user, "Title");
        var read = (await ReadAsync(user, sent.Id)).ShouldBeOk().Json;
        Assert.Equal(sent.Id, read.Number("id"));
        Assert.InRange(read.Time("read_at"), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(5));
        (await ReadAsync(user, sent.Id)).ShouldBeProblem(409, "already_read");
        Assert.Equal(read.GetRawText(), Assert.Single(await ListAsync(user)).GetRawText());
        Assert.Equal(0, await UnreadAsync(user));
    }

    [Fact]
    public async Task Of_twenty_parallel_readings_one_is_the_first()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        var sent = await operating.NotifyAsync(user, "Title");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ReadAsync(user, sent.Id))));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(409, "already_read"));
    }

    [Fact]
    public async Task Anothers_notification_is_not_found()
    {
        var operating = await Fixture.OperatorAsync();
        var owner = await Platform.SignInAsync();
        var sent = await operating.NotifyAsync(owner, "Title");
        var other = await Platform.SignInAsync();
        (await ReadAsync(other, sent.Id)).ShouldBeProblem(404, "not_found");
        foreach (var id in new[] { "0", "-1", "9223372036854775808", new string('9', 300), "x" })
        {
            (await other.Client.PostAsync($"{Root}/{id}/read")).ShouldBeProblem(404, "not_found");
        }

        Assert.Equal(1, await UnreadAsync(owner));
    }

    [Fact]
    public async Task All_are_read_together_and_counted()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        var first = await operating.NotifyAsync(user, "first");
        await operating.NotifyAsync(user, "second");
        await operating.BroadcastAsync("third");
        (await ReadAsync(user, first.Id)).ShouldBeOk();
        Assert.Equal("""{"read":2}""", (await user.Client.PostAsync(Root + "/read-all")).ShouldBeOk().Text);
        Assert.Equal(0, await UnreadAsync(user));
        Assert.Equal("""{"read":0}""", (await user.Client.PostAsync(Root + "/read-all")).ShouldBeOk().Text);
        Assert.All(await ListAsync(user), notification => Assert.False(notification.IsNull("read_at")));
        await operating.NotifyAsync(user, "fourth");
        Assert.Equal(1, await UnreadAsync(user));
    }

    [Fact]
    public async Task What_one_user_has_read_of_a_broadcast_is_unread_to_another()
    {
        var operating = await Fixture.OperatorAsync();
        SignedInUser[] users = [await Platform.SignInAsync(), await Platform.SignInAsync()];
        var sent = await operating.BroadcastAsync(Names.Fresh());
        (await ReadAsync(users[0], sent.Id)).ShouldBeOk();
        (await ReadAsync(users[0], sent.Id)).ShouldBeProblem(409, "already_read");
        Assert.Equal(0, await UnreadAsync(users[0]));
        Assert.Equal(1, await UnreadAsync(users[1]));
    }

    [Fact]
    public async Task A_broadcast_is_for_those_who_were_there()
    {
        var operating = await Fixture.OperatorAsync();
        var before = await Platform.SignInAsync();
        var name = Names.Fresh();
        var sent = await operating.BroadcastAsync(name);
        var after = await Platform.SignInAsync();
        Assert.Equal([name], await TitlesAsync(before));
        Assert.Empty(await TitlesAsync(after));
        (await ReadAsync(after, sent.Id)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_broadcast_that_was_withdrawn_is_gone()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        var sent = await operating.BroadcastAsync(Names.Fresh());
        Assert.Equal(1, await UnreadAsync(user));
        await operating.WithdrawBroadcastAsync(sent.Id);
        Assert.Equal(0, await UnreadAsync(user));
        Assert.Empty(await TitlesAsync(user));
        (await ReadAsync(user, sent.Id)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_walk_from_page_to_page_meets_each_exactly_once_whatever_comes_meanwhile()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        string[] titles = [.. Enumerable.Range(1, 7).Select(number => $"number {number}")];
        foreach (var title in titles)
        {
            await operating.NotifyAsync(user, title);
        }

        var walked = await PageWalk.ReadAsync(
            user.Client, Root + "?limit=2", page => page.GetProperty("notifications"), meanwhile: part => operating.NotifyAsync(user, $"meanwhile {part}"));
        Assert.Equal(titles.Reverse(), walked.Select(notification => notification.Text("title")));
    }

    [Fact]
    public async Task A_page_has_its_window_and_its_links()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        for (var number = 1; number <= 3; number++)
        {
            await operating.NotifyAsync(user, $"number {number}");
        }

        var answer = (await user.Client.GetAsync(Root + "?offset=1&limit=1")).ShouldBeOk();
        Assert.Equal((3, 3, 1, 1), (answer.Json.Number("total"), answer.Json.Number("unread"), answer.Json.Number("offset"), answer.Json.Number("limit")));
        Assert.Equal("number 2", Assert.Single(answer.Json.GetProperty("notifications").EnumerateArray()).Text("title"));
        Assert.Equal(["first", "next", "prev"], PageLinks.Of(answer).Keys.Order(StringComparer.Ordinal));
        (await user.Client.GetAsync(Root + "?offset=-1&limit=0")).ShouldNameFields("limit", "offset");
        (await user.Client.GetAsync(Root + "?after=nonsense")).ShouldNameFields("after");
    }

    [Fact]
    public async Task Marking_as_read_is_open_during_a_timeout()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        var sent = await operating.NotifyAsync(user, "Title");
        await operating.ActAsync(user, new TimeOutUser { Reason = "noise", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) });
        (await ReadAsync(user, sent.Id)).ShouldBeOk();
        (await user.Client.PostAsync(Root + "/read-all")).ShouldBeOk();
    }

    private static Task<PlatformResponse> ReadAsync(SignedInUser user, long id) => user.Client.PostAsync($"{Root}/{id}/read");

    private static async Task<long> UnreadAsync(SignedInUser user)
    {
        var answer = (await user.Client.GetAsync(Root + "/unread-count")).ShouldBeOk().Json;
        answer.ShouldHaveExactly("unread");
        return answer.Number("unread");
    }

    private static async Task<JsonElement[]> ListAsync(SignedInUser user) =>
        [.. (await user.Client.GetAsync(Root)).ShouldBeOk().Json.GetProperty("notifications").EnumerateArray()];

    private static async Task<string[]> TitlesAsync(SignedInUser user) => [.. (await ListAsync(user)).Select(notification => notification.Text("title")!)];
}

[Collection(OnEmbedded.Name)]
public sealed class NotificationOnEmbeddedTests(EmbeddedPlatform fixture) : NotificationTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class NotificationOnPostgreSqlTests(PostgreSqlPlatform fixture) : NotificationTests(fixture);
