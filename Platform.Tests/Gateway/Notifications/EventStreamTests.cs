using Platform.Gateway.Notifications;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Tests.Gateway.Fakes;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Gateway.Notifications;

/// <summary>What a client hears over the life of a stream.</summary>
public sealed class EventStreamTests
{
    private readonly FakeGrains _grains = new();

    private FakeInbox Inbox => _grains.Inbox;

    [Fact]
    public async Task A_stream_begins_with_when_to_come_back_and_where_to_resume()
    {
        await using var client = new ServedClient(_grains, "0");
        Assert.Equal(new SentEvent("ready", "0", "{}"), await client.Events.NextAsync());
        Assert.Equal("2000", client.Events.Retry);
    }

    [Fact]
    public async Task What_happens_is_told_when_the_inbox_stirs_and_without_the_time_passing()
    {
        await using var client = await ReadyAsync();
        Inbox.Send("first");
        await Inbox.StirAsync();
        SentEvent told = await client.Events.NextAsync("notification");
        Assert.Equal("1", told.Id);
        Assert.Equal(["id", "title", "body", "type", "read_at", "created_at", "created_by"], told.Json.Members());
        Assert.Equal("first", told.Json.Text("title"));
    }

    [Fact]
    public async Task A_lost_stir_costs_seconds_and_nothing_else()
    {
        await using var client = await ReadyAsync();
        Inbox.Send("first");
        client.Clock.Advance(EventStream.RenewalPeriod);
        Assert.Equal("first", (await client.Events.NextAsync("notification")).Json.Text("title"));
    }

    [Fact]
    public async Task The_watch_is_renewed_while_the_stream_lives()
    {
        await using var client = await ReadyAsync();
        for (int renewal = 2; renewal <= 4; renewal++)
        {
            client.Clock.Advance(EventStream.RenewalPeriod);
            await Eventually.TrueAsync(() => Inbox.Observers.Values.Single() == renewal, TimeSpan.FromSeconds(10), () => "not renewed");
        }
    }

    [Fact]
    public async Task Who_resumes_hears_exactly_what_he_missed_however_much_it_is()
    {
        string[] titles = [.. Enumerable.Range(0, 250).Select(number => $"number {number}")];
        foreach (string title in titles)
        {
            Inbox.Send(title);
        }

        await using var client = new ServedClient(_grains, "20");
        Assert.Equal("20", (await client.Events.NextAsync("ready")).Id);
        foreach (string title in titles.Skip(20))
        {
            Assert.Equal(title, (await client.Events.NextAsync("notification")).Json.Text("title"));
        }

        Assert.Equal("250", client.Events.LastId);
    }

    [Fact]
    public async Task Changes_of_the_account_are_told_with_what_is_left_of_them()
    {
        await using var client = await ReadyAsync();
        Inbox.Add(restriction: new RestrictionEvent(AccountState.Timeout, FakeBot.Time.AddSeconds(59.5)));
        Inbox.Add(restriction: new RestrictionEvent(AccountState.Active, null));
        Inbox.Add(subscription: new SubscriptionEvent(SubscriptionTier.Premium, FakeBot.Time.AddDays(1), true));
        Inbox.Add(subscription: new SubscriptionEvent(SubscriptionTier.Basic, FakeBot.Time.AddDays(-1), false));
        await Inbox.StirAsync();
        Assert.Equal(
            """{"state":1,"restricted_until":"2030-01-02T03:05:05.178Z","remaining_seconds":60}""", (await client.Events.NextAsync("restriction")).Data);
        Assert.Equal("""{"state":0,"restricted_until":null,"remaining_seconds":null}""", (await client.Events.NextAsync("restriction")).Data);
        Assert.Equal(
            """{"subscription_tier":2,"subscription_expires_at":"2030-01-03T03:04:05.678Z","subscription_remaining_seconds":86400,"has_premium":true}""",
            (await client.Events.NextAsync("subscription")).Data);
        Assert.Equal(0, (await client.Events.NextAsync("subscription")).Json.Number("subscription_remaining_seconds"));
    }

    [Fact]
    public async Task A_session_that_ends_is_told_and_ends_the_stream()
    {
        await using var client = await ReadyAsync();
        _grains.Session.IsLive = false;
        Inbox.Send("too late");
        await Inbox.StirAsync();
        Assert.Equal(new SentEvent("session_revoked", null, "{}"), await client.Events.NextAsync());
        Assert.Null(await client.Events.NextAsync());
        await client.Run;
    }

    [Fact]
    public async Task A_session_that_runs_out_is_noticed_although_nobody_stirs()
    {
        await using var client = await ReadyAsync();
        _grains.Session.IsLive = false;
        client.Clock.Advance(EventStream.RenewalPeriod);
        await client.Events.NextAsync("session_revoked");
    }

    [Fact]
    public async Task A_user_who_is_deleted_has_no_session_left()
    {
        await using var client = await ReadyAsync();
        Inbox.Refusal = new Refusal(ErrorCodes.NotFound, "There is no such user.");
        await Inbox.StirAsync();
        await client.Events.NextAsync("session_revoked");
    }

    [Fact]
    public async Task Who_missed_more_than_is_kept_is_told_once_to_load_everything_and_goes_on_from_there()
    {
        Inbox.Send("forgotten");
        Inbox.Send("kept, and loaded");
        Inbox.Forget(1);
        await using var client = new ServedClient(_grains, "0");
        await client.Events.NextAsync("ready");
        Assert.Equal(new SentEvent("resync", "2", "{}"), await client.Events.NextAsync());
        Inbox.Send("after that");
        await Inbox.StirAsync();
        Assert.Equal("after that", (await client.Events.NextAsync("notification")).Json.Text("title"));
    }

    [Fact]
    public async Task A_client_sees_that_the_connection_lives()
    {
        await using var client = await ReadyAsync();
        client.Clock.Advance(EventStream.HeartbeatPeriod);
        Assert.Equal(SentEvent.Comment, (await client.Events.ReadAsync())!.Name);
    }

    [Fact]
    public async Task A_cluster_that_comes_back_in_time_is_waited_for()
    {
        await using var client = await ReadyAsync();
        _grains.Session.IsAway = true;
        Inbox.Send("meanwhile");
        await Inbox.StirAsync();
        await client.UntilIdleAsync(looks: 2);
        _grains.Session.IsAway = false;
        await Eventually.TrueAsync(
            () =>
            {
                client.Clock.Advance(EventStream.RetryPause);
                return _grains.Session.Looks > 2;
            },
            TimeSpan.FromSeconds(10),
            () => "not asked again");
        Assert.Equal("meanwhile", (await client.Events.NextAsync("notification")).Json.Text("title"));
    }

    [Fact]
    public async Task A_cluster_that_stays_away_ends_the_stream_so_that_the_client_looks_elsewhere()
    {
        await using var client = await ReadyAsync();
        Inbox.IsAway = true;
        await Inbox.StirAsync();
        await client.UntilIdleAsync(looks: 2);
        await client.UntilEndedAsync();
        Assert.True(client.Run.IsCompletedSuccessfully);
        Assert.Null(await client.Events.NextAsync());
    }

    [Fact]
    public async Task A_stream_ends_at_once_when_it_is_told_to()
    {
        await using var client = await ReadyAsync();
        client.Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Run);
    }

    private async Task<ServedClient> ReadyAsync()
    {
        var client = new ServedClient(_grains, "0");
        await client.Events.NextAsync("ready");
        await client.UntilIdleAsync();
        return client;
    }
}
