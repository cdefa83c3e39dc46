using System.Globalization;
using System.Text.Json;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Statistics;

/// <summary>The counts over HTTP (reference.md, section 6); on a platform of their own, so that nobody else changes them.</summary>
public abstract class StatisticsRouteTests(PlatformFixture fixture) : BotTests(fixture)
{
    private const string OneSecond = "public, max-age=1";

    private static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(2);
    private static readonly string[] Users =
        ["total_count", "basic_count", "trial_count", "premium_count", "lifetime_count", "active_count", "timeout_count", "banned_count"];

    private static readonly string[] Bots = ["total_count", "official_count", "verified_count", "community_count", "active_count"];
    private static readonly string[] Chats = ["total_count", "public_count", "private_count", "running_count"];
    private static readonly string[] App =
        ["application_name", "version", "started_at", "uptime_seconds", "users", "bots", "chats", "sessions", "commands"];

    [Fact]
    public async Task Each_route_answers_exactly_its_members()
    {
        (await ReadAsync("users")).ShouldHaveExactly(Users);
        (await ReadAsync("bots")).ShouldHaveExactly(Bots);
        (await ReadAsync("chats")).ShouldHaveExactly(Chats);
        JsonElement app = await ReadAsync("app");
        app.ShouldHaveExactly(App);
        app.GetProperty("users").ShouldHaveExactly(Users);
        app.GetProperty("bots").ShouldHaveExactly(Bots);
        app.GetProperty("chats").ShouldHaveExactly(Chats);
        app.GetProperty("sessions").ShouldHaveExactly("active_count");
        app.GetProperty("commands").ShouldHaveExactly("total_count", "last_24h_count", "top");
    }

    [Fact]
    public async Task The_application_is_told_as_health_tells_it()
    {
        JsonElement app = await ReadAsync("app");
        JsonElement health = (await Platform.Stranger().GetAsync("/health")).ShouldBeOk().Json;
        Assert.Equal("Platform", app.Text("application_name"));
        Assert.Equal(health.Text("version"), app.Text("version"));
        Assert.Equal(health.Time("started_at"), app.Time("started_at"));
        double uptime = (DateTimeOffset.UtcNow - app.Time("started_at")).TotalSeconds;
        Assert.InRange(app.Number("uptime_seconds"), uptime - 5, uptime + 1);
    }

    [Fact]
    public async Task Any_one_good_credential_will_do()
    {
        SignedInUser user = await Platform.SignInAsync();
        RunningBot bot = await BotAsync();
        foreach (PlatformClient caller in new[] { Platform.Visitor(), user.Client, bot.Client })
        {
            (await caller.GetAsync("/statistics/users")).ShouldBeOk();
        }

        PlatformResponse counted = await Platform.Visitor().GetAsync("/statistics/app");
        Assert.Contains("\"public\"", counted.ShouldBeOk().Header("RateLimit-Policy"), StringComparison.Ordinal);
        await ActAsync(bot, new DisableBot(false));
        (await bot.Client.GetAsync("/statistics/users")).ShouldBeProblem(403, "bot_inactive");
        PlatformResponse stranger = await Platform.Stranger().GetAsync("/statistics/users");
        stranger.ShouldBeProblem(401, "authentication_required");
        Assert.Equal("no-store", stranger.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("users")]
    [InlineData("bots")]
    [InlineData("chats")]
    [InlineData("app")]
    public async Task What_is_unchanged_is_not_sent_again_however_long_the_platform_runs(string route)
    {
        PlatformClient visitor = Platform.Visitor();
        string path = "/v1/statistics/" + route;
        await Task.Delay(MostBehind);
        PlatformResponse first = (await visitor.GetAsync(path)).ShouldBeOk();
        Assert.Equal(OneSecond, first.Header("Cache-Control"));
        Assert.Matches("^(W/)?\"[^\"]+\"$", first.Header("ETag"));
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        PlatformResponse again = (await (visitor with { IfNoneMatch = first.Header("ETag") }).GetAsync(path)).ShouldHaveStatus(304);
        Assert.Equal(string.Empty, again.Text);
        Assert.Equal((OneSecond, first.Header("ETag")), (again.Header("Cache-Control"), again.Header("ETag")));
        Assert.Equal(LimitHeaders.Of(first).Remainders["public"].Left - 1, LimitHeaders.Of(again).Remainders["public"].Left);
    }

    [Fact]
    public async Task Sign_ups_grants_and_punishments_are_counted_within_two_seconds()
    {
        // The Owner is there before the counting begins.
        await OperatorAsync();
        await ShouldBecomeAsync(
            async () => await Platform.SignInManyAsync(5),
            (before, people) => before with
            {
                Users = before.Users with { TotalCount = before.Users.TotalCount + 5, BasicCount = before.Users.BasicCount + 5, ActiveCount = before.Users.ActiveCount + 5 },
                Sessions = new SessionCounts(before.Sessions.ActiveCount + 5),
            });
        IReadOnlyList<SignedInUser> targets = await Platform.SignInManyAsync(5);
        await ShouldBecomeAsync(
            async () =>
            {
                await ActAsync(targets[0], new GrantSubscription { Tier = SubscriptionTier.Trial });
                await ActAsync(targets[1], new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 1 });
                await ActAsync(targets[2], new GrantSubscription { Tier = SubscriptionTier.Lifetime });
                await ActAsync(targets[3], new BanUser { Reason = "spam" });
                await ActAsync(targets[4], new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromDays(1)) });
                return targets;
            },
            (before, _) => before with
            {
                Users = new UserCounts(
                    before.Users.TotalCount,
                    before.Users.BasicCount - 3,
                    before.Users.TrialCount + 1,
                    before.Users.PremiumCount + 1,
                    before.Users.LifetimeCount + 1,
                    before.Users.ActiveCount - 2,
                    before.Users.TimeoutCount + 1,
                    before.Users.BannedCount + 1),
                Sessions = new SessionCounts(before.Sessions.ActiveCount - 1),
            });
        await ShouldBecomeAsync(
            async () =>
            {
                await ActAsync(targets[2], new RevokeSubscription { Reason = "over" });
                await ActAsync(targets[3], new LiftBans { Reason = "error" });
                await ActAsync(targets[4], new DeleteUser { Reason = "gone" });
                return targets;
            },
            (before, _) => before with
            {
                Users = before.Users with
                {
                    TotalCount = before.Users.TotalCount - 1,
                    LifetimeCount = before.Users.LifetimeCount - 1,
                    ActiveCount = before.Users.ActiveCount + 1,
                    TimeoutCount = before.Users.TimeoutCount - 1,
                    BannedCount = before.Users.BannedCount - 1,
                },
                Sessions = new SessionCounts(before.Sessions.ActiveCount - 1),
            });
    }

    [Fact]
    public async Task Bots_and_their_batches_are_counted_within_two_seconds()
    {
        RunningBot[] bots = [];
        await ShouldBecomeAsync(
            async () => bots = [await BotAsync(), await BotAsync(), await BotAsync()],
            (before, _) => before with
            {
                Bots = before.Bots with { TotalCount = before.Bots.TotalCount + 3, CommunityCount = before.Bots.CommunityCount + 3, ActiveCount = before.Bots.ActiveCount + 3 },
            });
        await ShouldBecomeAsync(
            async () =>
            {
                await ActAsync(bots[0], new SetBotType(BotType.Official));
                await ActAsync(bots[1], new SetBotType(BotType.Verified));
                await ActAsync(bots[1], new DisableBot(false));
                await ActAsync(bots[2], new DeleteBot());
                return bots;
            },
            (before, _) => before with
            {
                Bots = new BotCounts(
                    before.Bots.TotalCount - 1,
                    before.Bots.OfficialCount + 1,
                    before.Bots.VerifiedCount + 1,
                    before.Bots.CommunityCount - 3,
                    before.Bots.ActiveCount - 2),
            });
        string command = "!" + Names.Fresh();
        await ShouldBecomeAsync(
            async () => (await bots[0].ReportAsync(
                new { command, count = 900_000 },
                new { command, count = 5, timestamp = DateTimeOffset.UtcNow.AddDays(-2) })).ShouldBeOk(),
            (before, _) => before with
            {
                Commands = new CommandCounts(
                    before.Commands.TotalCount + 900_005,
                    before.Commands.Last24hCount + 900_000,
                    [.. before.Commands.Top.Append(new CommandCount(command, 900_005)).OrderByDescending(one => one.Count).Take(10)]),
            });
        CountVerification verification = await (await OperatorAsync()).VerifyCountsAsync();
        Assert.True(verification.IsExact, string.Join(", ", verification.Counters));
    }

    [Fact]
    public async Task What_each_silo_does_is_told_to_those_who_ask_for_it()
    {
        JsonElement health = (await Platform.Stranger().GetAsync("/health")).Json;
        string name = Assert.Single(health.GetProperty("cluster").GetProperty("silos").EnumerateArray()).Text("name")!;
        PlatformClient visitor = Platform.Visitor();
        SignedInUser user = await Platform.SignInAsync();
        RunningBot bot = await BotAsync();

        // A silo tells once a second what it does.
        JsonElement before = await ReadSiloAsync(visitor, name);
        await Eventually.TrueAsync(
            async () => (before = await ReadSiloAsync(visitor, name)).Number("sessions_count") > 0, TimeSpan.FromSeconds(5), () => $"no session in {before}");
        for (int request = 0; request < 20; request++)
        {
            (await user.MeAsync()).ShouldBeOk();
        }

        (await bot.ReportAsync(new { command = "!silo", count = 12 })).ShouldBeOk();
        JsonElement after = before;
        await Eventually.TrueAsync(
            async () => (after = await ReadSiloAsync(visitor, name)).Number("requests_count") >= before.Number("requests_count") + 21
                && after.Number("commands_count") >= before.Number("commands_count") + 12,
            TimeSpan.FromSeconds(5),
            () => $"{before} has become {after}");
        (await visitor.GetAsync("/statistics/app?silos=maybe")).ShouldNameFields("silos");
        (await visitor.GetAsync("/statistics/app?silos=false")).ShouldBeOk().Json.ShouldHaveExactly(App);
    }

    private static async Task<JsonElement> ReadSiloAsync(PlatformClient visitor, string name)
    {
        JsonElement app = (await visitor.GetAsync("/statistics/app?silos=true")).ShouldBeOk().Json;
        app.ShouldHaveExactly([.. App, "silos"]);
        JsonElement silo = Assert.Single(app.GetProperty("silos").EnumerateArray());
        silo.ShouldHaveExactly("name", "requests_count", "sessions_count", "commands_count");
        Assert.Equal(name, silo.Text("name"));
        return silo;
    }

    private async Task<JsonElement> ReadAsync(string route) => (await Platform.Visitor().GetAsync("/statistics/" + route)).ShouldBeOk().Json;

    /// <summary>Does something, and waits until all routes say what it makes of the counts before.</summary>
    private async Task ShouldBecomeAsync<T>(Func<Task<T>> act, Func<PlatformCounts, T, PlatformCounts> change)
    {
        Operator owner = await OperatorAsync();
        PlatformCounts before = await owner.CountsAsync();
        string expected = Text(change(before, await act()));
        string seen = "";
        await Eventually.TrueAsync(async () => (seen = await SeenAsync(Platform.Visitor())) == expected, MostBehind, () => $"\n{seen}\ninstead of\n{expected}\nafter\n{Text(before)}");
        Assert.Equal(expected, Text(await owner.CountsAsync()));
    }

    private static async Task<string> SeenAsync(PlatformClient visitor)
    {
        JsonElement app = (await visitor.GetAsync("/statistics/app")).ShouldBeOk().Json;
        string users = (await visitor.GetAsync("/statistics/users")).ShouldBeOk().Text;
        string bots = (await visitor.GetAsync("/statistics/bots")).ShouldBeOk().Text;
        string chats = (await visitor.GetAsync("/statistics/chats")).ShouldBeOk().Text;
        return users == app.GetProperty("users").GetRawText() && bots == app.GetProperty("bots").GetRawText() && chats == app.GetProperty("chats").GetRawText()
            ? string.Join('\n', users, bots, chats, app.GetProperty("sessions").GetRawText(), app.GetProperty("commands").GetRawText())
            : "the parts are not of one second";
    }

    private static string Text(PlatformCounts counts) => string.Join(
        '\n',
        Numbers(Users, counts.Users.TotalCount, counts.Users.BasicCount, counts.Users.TrialCount, counts.Users.PremiumCount, counts.Users.LifetimeCount, counts.Users.ActiveCount, counts.Users.TimeoutCount, counts.Users.BannedCount),
        Numbers(Bots, counts.Bots.TotalCount, counts.Bots.OfficialCount, counts.Bots.VerifiedCount, counts.Bots.CommunityCount, counts.Bots.ActiveCount),
        Numbers(Chats, counts.Chats.TotalCount, counts.Chats.PublicCount, counts.Chats.PrivateCount, counts.Chats.RunningCount),
        Numbers(["active_count"], counts.Sessions.ActiveCount),
        JsonSerializer.Serialize(new
        {
            total_count = counts.Commands.TotalCount,
            last_24h_count = counts.Commands.Last24hCount,
            top = counts.Commands.Top.Select(one => new { command = one.Command, count = one.Count }),
        }));

    private static string Numbers(string[] names, params long[] values) =>
        "{" + string.Join(',', names.Zip(values, (name, value) => string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{value}"))) + "}";
}

public sealed class StatisticsRouteOnEmbeddedTests(EmbeddedPlatform fixture) : StatisticsRouteTests(fixture), IClassFixture<EmbeddedPlatform>;

public sealed class StatisticsRouteOnPostgreSqlTests(PostgreSqlPlatform fixture) : StatisticsRouteTests(fixture), IClassFixture<PostgreSqlPlatform>;
