using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Notifications;

/// <summary><c>GET /events</c>: what happens to a user is told to his open clients at once, and to those that come back.</summary>
public abstract class EventTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const int MostOfSession = 5;

    [Fact]
    public async Task A_stream_is_one_and_nobody_keeps_it()
    {
        var user = await Platform.SignInAsync();
        await using var stream = await EventConnection.OpenAsync(user.Client with { Origin = PlatformOptions.AllowedOrigin });
        var headers = stream.Response.Headers;
        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", headers.CacheControl?.ToString());
        Assert.Equal("no", Assert.Single(headers.GetValues("X-Accel-Buffering")));
        Assert.Equal("119", Assert.Single(headers.GetValues("X-RateLimit-Remaining")));
        Assert.Equal(PlatformOptions.AllowedOrigin, Assert.Single(headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("2000", stream.Events.Retry);
        Assert.NotEmpty(stream.Events.LastId!);
    }

    [Fact]
    public async Task A_notification_arrives_as_the_list_shows_it()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        await using var stream = await EventConnection.OpenAsync(user.Client);
        await operating.NotifyAsync(user, "Hello");
        var told = await stream.Events.NextAsync("notification");
        Assert.NotEmpty(told.Id!);
        var listed = (await user.Client.GetAsync("/v1/notifications")).ShouldBeOk().Json.GetProperty("notifications")[0];
        Assert.Equal(listed.GetRawText(), told.Data);
    }

    [Fact]
    public async Task A_broadcast_arrives_at_everybody()
    {
        var operating = await Fixture.OperatorAsync();
        SignedInUser[] users = [await Platform.SignInAsync(), await Platform.SignInAsync()];
        await using var one = await EventConnection.OpenAsync(users[0].Client);
        await using var other = await EventConnection.OpenAsync(users[1].Client);
        var name = Names.Fresh();
        await operating.BroadcastAsync(name);
        Assert.Equal(name, (await one.Events.NextAsync("notification")).Json.Text("title"));
        Assert.Equal(name, (await other.Events.NextAsync("notification")).Json.Text("title"));
    }

    [Fact]
    public async Task A_timeout_and_its_end_arrive()
    {
        var user = await Platform.SignInAsync();
        await using var stream = await EventConnection.OpenAsync(user.Client);
        await ActAsync(user, new TimeOutUser { Reason = "noise", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) });
        var restricted = (await NextAsync(stream, "restriction")).Json;
        restricted.ShouldHaveExactly("state", "restricted_until", "remaining_seconds");
        Assert.Equal(1, restricted.Number("state"));
        Assert.InRange(restricted.Number("remaining_seconds"), 3500, 3600);
        Assert.InRange(restricted.Time("restricted_until"), DateTimeOffset.UtcNow.AddMinutes(58), DateTimeOffset.UtcNow.AddMinutes(61));
        await ActAsync(user, new LiftTimeouts());
        var freed = (await NextAsync(stream, "restriction")).Json;
        Assert.Equal((0, true, true), (freed.Number("state"), freed.IsNull("restricted_until"), freed.IsNull("remaining_seconds")));
    }

    [Fact]
    public async Task A_grant_and_its_revocation_arrive()
    {
        var user = await Platform.SignInAsync();
        await using var stream = await EventConnection.OpenAsync(user.Client);
        await ActAsync(user, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 1 });
        var granted = (await NextAsync(stream, "subscription")).Json;
        granted.ShouldHaveExactly("subscription_tier", "subscription_expires_at", "subscription_remaining_seconds", "has_premium");
        Assert.Equal((2, true), (granted.Number("subscription_tier"), granted.Flag("has_premium")));
        Assert.InRange(granted.Number("subscription_remaining_seconds"), 86_300, 86_400);
        await ActAsync(user, new RevokeSubscription { Reason = "unpaid" });
        var revoked = (await NextAsync(stream, "subscription")).Json;
        Assert.Equal((0, false, true), (revoked.Number("subscription_tier"), revoked.Flag("has_premium"), revoked.IsNull("subscription_expires_at")));
    }

    [Fact]
    public async Task Who_comes_back_hears_exactly_what_he_missed()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        string cutOffAt;
        await using (var stream = await EventConnection.OpenAsync(user.Client))
        {
            await operating.NotifyAsync(user, "heard");
            cutOffAt = (await stream.Events.NextAsync("notification")).Id!;
        }

        string[] missed = [.. Enumerable.Range(1, 120).Select(number => $"missed {number}")];
        foreach (var title in missed)
        {
            await operating.NotifyAsync(user, title);
        }

        await using var resumed = await EventConnection.OpenAsync(user.Client, cutOffAt);
        foreach (var title in missed)
        {
            Assert.Equal(title, (await resumed.Events.NextAsync("notification")).Json.Text("title"));
        }

        await operating.NotifyAsync(user, "live again");
        Assert.Equal("live again", (await resumed.Events.NextAsync("notification")).Json.Text("title"));
    }

    [Fact]
    public async Task Who_is_cut_off_before_his_first_event_resumes_where_he_began()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        string began;
        await using (var stream = await EventConnection.OpenAsync(user.Client))
        {
            began = stream.Events.LastId!;
        }

        var name = Names.Fresh();
        await operating.NotifyAsync(user, "missed");
        await operating.BroadcastAsync(name);
        await using var resumed = await EventConnection.OpenAsync(user.Client, began);
        Assert.Equal("missed", (await resumed.Events.NextAsync("notification")).Json.Text("title"));
        Assert.Equal(name, (await resumed.Events.NextAsync("notification")).Json.Text("title"));
    }

    [Fact]
    public async Task Who_begins_hears_nothing_of_what_was_before()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        await operating.NotifyAsync(user, "before");
        await using var stream = await EventConnection.OpenAsync(user.Client);
        await operating.NotifyAsync(user, "after");
        Assert.Equal("after", (await stream.Events.NextAsync("notification")).Json.Text("title"));
    }

    [Fact]
    public async Task All_clients_of_a_user_hear_the_same()
    {
        var operating = await Fixture.OperatorAsync();
        var user = await Platform.SignInAsync();
        var elsewhere = await Platform.SignInAsync(user.Identity, Platform.Visitor());
        await using var one = await EventConnection.OpenAsync(user.Client);
        await using var other = await EventConnection.OpenAsync(elsewhere.Client);
        await operating.NotifyAsync(user, "Hello");
        Assert.Equal(await one.Events.NextAsync("notification"), await other.Events.NextAsync("notification"));
    }

    [Fact]
    public async Task A_session_that_its_user_ends_hears_of_it()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync(user.Identity, user.Client with { ApiKey = Platform.PublicKey, Session = null });
        await using var stays = await EventConnection.OpenAsync(user.Client);
        await using var ends = await EventConnection.OpenAsync(other.Client);
        (await user.Client.PostAsync($"/v1/users/me/sessions/{other.TokenSuffix}/destroy")).ShouldBeOk();
        await ShouldEndAsync(ends);
        await (await Fixture.OperatorAsync()).NotifyAsync(user, "still here");
        Assert.Equal("still here", (await stays.Events.NextAsync("notification")).Json.Text("title"));
        (await EventConnection.TryAsync(other.Client)).ShouldBeProblem(401, "session_expired");
    }

    [Fact]
    public async Task Who_signs_out_hears_of_it()
    {
        var user = await Platform.SignInAsync();
        await using var stream = await EventConnection.OpenAsync(user.Client);
        (await user.Client.PostAsync("/v1/authentication/logout")).ShouldBeOk();
        await ShouldEndAsync(stream);
    }

    [Fact]
    public async Task A_session_that_an_operator_revokes_hears_of_it()
    {
        var user = await Platform.SignInAsync();
        await using var stream = await EventConnection.OpenAsync(user.Client);
        await ActAsync(user, new RevokeSessions());
        await ShouldEndAsync(stream);
    }

    [Fact]
    public async Task A_ban_ends_every_stream_of_the_banned()
    {
        var user = await Platform.SignInAsync();
        await using var one = await EventConnection.OpenAsync(user.Client);
        await using var other = await EventConnection.OpenAsync(user.Client);
        await ActAsync(user, new BanUser { Reason = "spam" });
        await ShouldEndAsync(one);
        await ShouldEndAsync(other);
        (await EventConnection.TryAsync(user.Client)).ShouldBeProblem(401, "session_expired");
    }

    [Fact]
    public async Task A_user_who_is_deleted_hears_of_it()
    {
        var user = await Platform.SignInAsync();
        await using var stream = await EventConnection.OpenAsync(user.Client);
        await ActAsync(user, new DeleteUser { Reason = "asked for it" });
        await ShouldEndAsync(stream);
    }

    [Fact]
    public async Task A_session_has_five_streams_at_the_most()
    {
        var user = await Platform.SignInAsync();
        var streams = new List<EventConnection>();
        for (var stream = 0; stream < MostOfSession; stream++)
        {
            streams.Add(await EventConnection.OpenAsync(user.Client));
        }

        (await EventConnection.TryAsync(user.Client)).ShouldBeProblem(429, "rate_limited");
        await streams[0].DisposeAsync();
        EventConnection? again = null;
        await Eventually.TrueAsync(
            async () => (again = await OpenIfGrantedAsync(user.Client)) is not null, TimeSpan.FromSeconds(10), () => "no place was given back");
        streams.Add(again!);
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("-1")]
    [InlineData("1:2:3:4:5")]
    [InlineData("99999999999999999999999999")]
    public async Task An_id_that_no_event_has_is_a_bad_field(string id)
    {
        var user = await Platform.SignInAsync();
        (await EventConnection.TryAsync(user.Client, id)).ShouldNameFields("last_event_id");
    }

    [Fact]
    public async Task Only_a_session_opens_a_stream()
    {
        (await EventConnection.TryAsync(Platform.Stranger())).ShouldBeProblem(401, "authentication_required");
        (await EventConnection.TryAsync(Platform.Visitor())).ShouldBeProblem(403, "forbidden");
        (await EventConnection.TryAsync(Platform.Stranger() with { Session = KeyFormat.Make("pses_") })).ShouldBeProblem(401, "session_expired");
    }

    private async Task ActAsync(SignedInUser user, UserAct act) => await (await Fixture.OperatorAsync()).ActAsync(user, act);

    /// <summary>The next event of a kind; of some acts the user is also notified.</summary>
    private static async Task<SentEvent> NextAsync(EventConnection stream, string name)
    {
        while (true)
        {
            var next = await stream.Events.NextAsync();
            if (next?.Name != "notification")
            {
                Assert.Equal(name, next?.Name);
                return next!;
            }
        }
    }

    private static async Task ShouldEndAsync(EventConnection stream)
    {
        Assert.Equal("{}", (await stream.Events.NextAsync("session_revoked")).Data);
        Assert.Null(await stream.Events.NextAsync());
    }

    private static async Task<EventConnection?> OpenIfGrantedAsync(PlatformClient client)
    {
        try
        {
            return await EventConnection.OpenAsync(client);
        }
        catch (Xunit.Sdk.TrueException)
        {
            return null;
        }
    }
}

[Collection(OnEmbedded.Name)]
public sealed class EventOnEmbeddedTests(EmbeddedPlatform fixture) : EventTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class EventOnPostgreSqlTests(PostgreSqlPlatform fixture) : EventTests(fixture);
