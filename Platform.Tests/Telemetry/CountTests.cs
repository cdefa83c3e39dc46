using Platform.GrainInterfaces.Moderation;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>Counts move by what was done. The tests of this collection run one after the other, so by that alone.</summary>
[Collection(OnMeasured.Name)]
public sealed class CountTests(TracedPlatform fixture, QuietPlatform quiet)
{
    private PlatformAccess Platform => fixture.Platform.Access;

    [Fact]
    public async Task Each_limit_counts_what_it_refuses()
    {
        var visitor = Platform.Visitor();
        await Counts(2, "platform_limits_refused_total", [("policy", "login")], async () =>
        {
            for (var request = 0; request < 22; request++)
            {
                await visitor.PostAsync("/v1/authentication/lookup", new { username = "nobody" });
            }
        });
        Assert.Equal(0, (await Measurements.ReadAsync(Platform)).Sum("platform_limits_refused_total", ("policy", "auth")));
    }

    [Fact]
    public async Task Sign_ins_are_counted_step_by_step()
    {
        var visitor = Platform.Visitor();
        var code = "";
        await Counts(1, "platform_sign_ins_begun_total", [], async () => code = await Platform.RequestCodeAsync(Identity.Fresh(), visitor));
        await Counts(1, "platform_sign_ins_refused_total", [("step", "verification"), ("code", "invalid_code")], () => visitor.VerifyAsync("00000000"));
        await Counts(1, "platform_sign_ins_verified_total", [], () => visitor.VerifyAsync(code));
    }

    [Fact]
    public async Task An_act_is_counted_by_its_kind_when_it_is_in_effect()
    {
        var owner = await fixture.Platform.Process.OperatorAsync();
        var user = await Platform.SignInAsync();
        await Counts(1, "platform_acts_total", [("event", "USER_BAN"), ("outcome", "done")], () => owner.ActAsync(user, new BanUser { Reason = "Spam" }));
        await Counts(0, "platform_acts_total", [("event", "USER_BAN")], () => owner.ActAsync(user, new LiftBans { Reason = "Mistake" }));
    }

    [Fact]
    public async Task Commands_of_bots_are_counted_and_those_that_were_not()
    {
        var bot = await (await fixture.Platform.Process.OperatorAsync()).BotAsync();
        object[] commands = [new { command = "hello", count = 3 }, new { command = "hello", count = 1, user_id = long.MaxValue }];
        await Counts(3, "platform_bots_commands_total", [], () => bot.Client.PostAsync("/v1/bot/batch", new { commands }));
        await Counts(1, "platform_bots_items_rejected_total", [("code", "unknown_user")], () => bot.Client.PostAsync("/v1/bot/batch", new { commands }));
    }

    [Fact]
    public async Task Open_streams_are_counted_as_long_as_they_are_open()
    {
        const string open = "platform_event_streams_open";
        var user = await Platform.SignInAsync();
        await using (await EventConnection.OpenAsync(user.Client))
        {
            Assert.Equal(1, (await Measurements.ReadAsync(Platform)).Sum(open));
        }

        await Eventually.TrueAsync(
            async () => (await Measurements.ReadAsync(Platform)).Sum(open) == 0, TimeSpan.FromSeconds(5), () => "the stream is still counted");
    }

    [Fact]
    public async Task Whoever_signs_in_comes_into_memory_and_his_session_leaves_it_with_him()
    {
        // Nobody else signs in there.
        var user = await quiet.Platform.Access.SignInAsync();
        var signedIn = await Measurements.ReadAsync(quiet.AtWatcher);
        Assert.Equal((1, 1), (signedIn.Sum("platform_users_active"), signedIn.Sum("platform_sessions_active")));
        (await user.Client.PostAsync("/v1/authentication/logout")).ShouldBeOk();
        await Eventually.TrueAsync(
            async () => (await Measurements.ReadAsync(quiet.AtWatcher)).Sum("platform_sessions_active") == 0,
            TimeSpan.FromSeconds(10),
            () => "the session is still counted");
    }

    [Fact]
    public async Task Requests_are_counted_by_their_route()
    {
        var user = await Platform.SignInAsync();
        await Counts(
            1, "http_server_request_duration_seconds_count", [("http_route", "/users/me/"), ("http_response_status_code", "200")], user.MeAsync);
        await Counts(1, "platform_statistics_age_seconds_count", [], () => Platform.Visitor().GetAsync("/v1/statistics/users"), atLeast: true);
    }

    [Fact]
    public async Task Nothing_that_a_person_sent_or_is_tells_measurements_apart()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.GetAsync($"/v1/users/{user.Id}")).ShouldBeOk();
        (await user.Client.GetAsync("/v1/users/search?q=telltale")).ShouldBeOk();
        (await user.Client.PostAsync("/v1/portal/resolve/TELLTALEINVITE99")).ShouldBeProblem(404, "not_found");
        string[] telltale = [user.Identity.PlatformUserId, user.Username, user.Client.ClientAddress!, user.Token, Platform.PublicKey, "telltale", "Host="];
        Assert.DoesNotContain(
            (await Measurements.ReadAsync(Platform)).LabelValues,
            value => telltale.Any(text => value.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    private async Task Counts(double number, string name, (string, string)[] labels, Func<Task> act, bool atLeast = false)
    {
        var before = (await Measurements.ReadAsync(Platform)).Sum(name, labels);
        await act();
        double counted = 0;

        // Some are counted when the answer is on its way already.
        await Eventually.TrueAsync(
            async () => (counted = (await Measurements.ReadAsync(Platform)).Sum(name, labels) - before) >= number,
            TimeSpan.FromSeconds(5),
            () => $"{name} rose by {counted} alone");
        Assert.True(counted == number || atLeast, $"{name} rose by {counted}, not by {number}.");
    }
}
