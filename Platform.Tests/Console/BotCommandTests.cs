using System.Text.Json;
using Platform.GrainInterfaces.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>bot …</c> of the console as operators type it (reference.md, section 10).</summary>
public abstract class BotCommandTests(PlatformFixture fixture) : ConsoleTests(fixture)
{
    [Fact]
    public async Task A_bot_lives_from_its_creation_to_its_deletion()
    {
        var console = Of(await OwnerAsync());
        var owner = await Platform.SignInAsync();
        var name = Names.Fresh();
        var created = (await console.RunAsync("bot", "create", name, "--owner", owner.Username, "--platform", "twitch", "--json")).ShouldPrintJson();
        created.ShouldHaveExactly("bot", "api_key");
        var shown = created.GetProperty("bot");
        shown.ShouldHaveExactly(BotMembers.Full);
        Assert.Equal((name, "twitch", owner.Id), (shown.Text("name"), shown.Text("platform"), shown.Number("owner_id")));
        Assert.Equal((3, 1000, true), (shown.Number("bot_type"), shown.Number("rate_limit_per_hour"), shown.Flag("is_active")));
        var key = created.Text("api_key")!;
        KeyFormat.ShouldBeWellFormed(key, "pbot_");
        var id = $"{shown.Number("id")}";
        (await MeAsync(key)).ShouldBeOk();

        (await console.RunAsync("bot", "set-rate-limit", name, "5")).ShouldExitWith(0);
        Assert.Equal(5, LimitHeaders.Of((await MeAsync(key)).ShouldBeOk()).Policies["bot-hour"].Quota);

        var renewed = (await console.RunAsync("bot", "regenerate-key", id, "--yes", "--json")).ShouldPrintJson();
        renewed.ShouldHaveExactly("bot", "api_key");
        renewed.GetProperty("bot").ShouldHaveExactly(BotMembers.Full);
        (await MeAsync(key)).ShouldBeProblem(401, "invalid_api_key");
        key = renewed.Text("api_key")!;
        (await MeAsync(key)).ShouldBeOk();

        (await console.RunAsync("bot", "disable", name, "--yes")).ShouldExitWith(0);
        (await MeAsync(key)).ShouldBeProblem(403, "bot_inactive");
        (await console.RunAsync("bot", "enable", name)).ShouldExitWith(0);
        (await MeAsync(key)).ShouldBeOk();

        (await console.RunAsync("bot", "delete", name, "--yes")).ShouldExitWith(0);
        (await MeAsync(key)).ShouldBeProblem(401, "invalid_api_key");
        (await console.RunAsync("bot", "show", id, "--json")).ShouldBeRefusedInJson("not_found");
    }

    [Fact]
    public async Task Acts_on_a_bot_print_it_with_all_members()
    {
        var console = Of(await OwnerAsync());
        var heir = await Platform.SignInAsync();
        var bot = await BotAsync();
        var id = $"{bot.Id}";
        foreach (var (type, number, isVerified) in new[] { ("verified", 2, true), ("official", 1, true), ("community", 3, false) })
        {
            var seen = await PrintAsync(console, "set-type", id, type);
            Assert.Equal((number, isVerified), (seen.Number("bot_type"), seen.Flag("is_verified")));
        }

        Assert.Equal(heir.Id, (await PrintAsync(console, "set-owner", id, heir.Username)).Number("owner_id"));
        Assert.Equal(77, (await PrintAsync(console, "set-rate-limit", id, "77")).Number("rate_limit_per_hour"));
        Assert.False((await PrintAsync(console, "disable", id)).Flag("is_active"));
        Assert.True((await PrintAsync(console, "enable", id)).Flag("is_active"));
        (await bot.UpdateAsync(new { users = 9 })).ShouldBeOk();
        Assert.Equal(0, (await PrintAsync(console, "reset-stats", id)).Number("users"));
        (await console.RunAsync("bot", "show", id, "--json")).ShouldPrintJson().ShouldHave(BotMembers.Full);
    }

    [Fact]
    public async Task Bots_are_listed_inactive_ones_too_without_their_keys()
    {
        var console = Of(await OwnerAsync());
        var bot = await BotAsync();
        var inactive = await BotAsync();
        await (await Fixture.OperatorAsync()).ActAsync(inactive, new DisableBot(false));
        var finished = await console.RunAsync("bot", "list", "--json");
        var listed = finished.ShouldPrintJson().EnumerateArray().ToList();
        Assert.All(listed, one => one.ShouldHaveExactly(BotMembers.Full));
        Assert.True(Assert.Single(listed, one => one.Number("id") == bot.Id).Flag("is_active"));
        Assert.False(Assert.Single(listed, one => one.Number("id") == inactive.Id).Flag("is_active"));
        Assert.DoesNotContain("pbot_", finished.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_changes_nothing()
    {
        var console = Of(await OwnerAsync());
        var bot = await BotAsync(ratePerHour: 50);
        var id = $"{bot.Id}";
        var raised = (await console.RunAsync("bot", "set-rate-limit", id, "60", "--dry-run", "--json")).ShouldPrintJson();
        raised.ShouldHave("dry_run", "target", "before", "after", "allowed", "code", "detail");
        Assert.True(raised.Flag("dry_run") && raised.Flag("allowed"));
        Assert.Equal(("bot", bot.Id), (raised.GetProperty("target").Text("type"), raised.GetProperty("target").Number("id")));
        Assert.Equal(50, raised.GetProperty("before").Number("rate_limit_per_hour"));
        Assert.Equal(60, raised.GetProperty("after").Number("rate_limit_per_hour"));

        foreach (var act in new[] { "disable", "delete", "regenerate-key" })
        {
            var rehearsed = await console.RunAsync("bot", act, id, "--dry-run", "--json");
            Assert.True(rehearsed.ShouldPrintJson().Flag("allowed"));
            Assert.DoesNotContain("pbot_", rehearsed.Output, StringComparison.Ordinal);
        }

        Assert.Equal(50, (await bot.MeAsync()).ShouldBeOk().Json.Number("rate_limit_per_hour"));
        var refused = (await console.RunAsync("bot", "enable", id, "--dry-run", "--json")).ShouldPrintJson();
        Assert.False(refused.Flag("allowed"));
        Assert.Equal("conflict", refused.Text("code"));

        var name = Names.Fresh();
        var created = await console.RunAsync("bot", "create", name, "--owner", $"{bot.Owner.Id}", "--platform", "twitch", "--dry-run", "--json");
        Assert.True(created.ShouldPrintJson().Flag("allowed"));
        Assert.DoesNotContain("pbot_", created.Output, StringComparison.Ordinal);
        (await console.RunAsync("bot", "show", name, "--json")).ShouldBeRefusedInJson("not_found");
        Assert.Empty(await AuditAsync(console, bot));
    }

    [Fact]
    public async Task Every_act_is_one_entry_in_the_log()
    {
        var console = Of(await OwnerAsync());
        var name = Names.Fresh();
        (await console.RunAsync("bot", "create", name, "--owner", (await Platform.SignInAsync()).Username, "--platform", "twitch")).ShouldExitWith(0);
        string[][] acts =
        [
            ["set-rate-limit", name, "9"], ["set-type", name, "verified"], ["set-type", name, "community"], ["regenerate-key", name, "--yes"],
            ["disable", name, "--yes"], ["enable", name], ["reset-stats", name, "--yes"],
        ];
        foreach (var act in acts)
        {
            (await console.RunAsync(["bot", .. act])).ShouldExitWith(0);
        }

        var id = (await console.RunAsync("bot", "show", name, "--json")).ShouldPrintJson().Number("id");
        (await console.RunAsync("bot", "delete", name, "--yes")).ShouldExitWith(0);
        var entries = await AuditAsync(console, id);
        Assert.Equal(
            ["BOT_CREATE", "BOT_UPDATE", "BOT_VERIFY", "BOT_UNVERIFY", "BOT_KEY", "BOT_UPDATE", "BOT_UPDATE", "BOT_UPDATE", "BOT_DELETE"],
            entries.Select(entry => entry.Text("event")));
        Assert.All(entries, entry => Assert.Equal("done", entry.Text("outcome")));
    }

    [Fact]
    public async Task A_refused_attempt_is_an_entry_too()
    {
        var console = Of(await OwnerAsync());
        var user = await Platform.SignInAsync();
        var bot = await BotAsync(user);
        (await Of(user).RunAsync("bot", "set-rate-limit", $"{bot.Id}", "9", "--json")).ShouldBeRefusedInJson("forbidden");
        (await console.RunAsync("bot", "enable", $"{bot.Id}", "--json")).ShouldBeRefusedInJson("conflict");
        Assert.Equal(1000, (await bot.MeAsync()).ShouldBeOk().Json.Number("rate_limit_per_hour"));
        var entries = (await console.RunAsync("audit", "list", "--event", "BOT_UPDATE", "--since", "1h", "--json")).ShouldPrintJson().EnumerateArray()
            .Where(entry => entry.Text("target_type") == "bot" && entry.Text("target_id") == $"{bot.Id}").ToList();
        Assert.Equal([("refused", "conflict"), ("refused", "forbidden")], entries.Select(entry => (entry.Text("outcome"), entry.Text("code"))));
        Assert.Equal(user.Id, entries[1].Number("actor_id"));
    }

    [Fact]
    public async Task Somebody_without_a_level_does_nothing_with_bots()
    {
        var user = await Platform.SignInAsync();
        var bot = await BotAsync(user);
        (await Of(user).RunAsync("bot", "list")).ShouldBeRefused("forbidden");
        (await Of(user).RunAsync("bot", "show", $"{bot.Id}")).ShouldBeRefused("forbidden");
        (await Of(user).RunAsync("bot", "delete", $"{bot.Id}", "--yes")).ShouldBeRefused("forbidden");
        (await Of(user).RunAsync("bot", "create", Names.Fresh(), "--owner", user.Username, "--platform", "twitch")).ShouldBeRefused("forbidden");
        (await bot.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused()
    {
        var console = Of(await OwnerAsync());
        var bot = await BotAsync();
        await BotAsync(name: bot.Name);
        (await console.RunAsync("bot", "show", bot.Name, "--json")).ShouldBeRefusedInJson("conflict");
        (await console.RunAsync("bot", "show", $"{bot.Id}", "--json")).ShouldExitWith(0);
        (await console.RunAsync("bot", "show", Names.Fresh(), "--json")).ShouldBeRefusedInJson("not_found");
        (await console.RunAsync("bot", "set-rate-limit", $"{bot.Id}", "0", "--json")).ShouldBeRefusedInJson("validation_failed");
        (await console.RunAsync("bot", "set-rate-limit", $"{bot.Id}", "100001", "--json")).ShouldBeRefusedInJson("validation_failed");
        (await console.RunAsync("bot", "set-rate-limit", $"{bot.Id}", "many")).ShouldExitWith(2);
        (await console.RunAsync("bot", "set-owner", $"{bot.Id}", Names.Fresh(), "--json")).ShouldBeRefusedInJson("not_found");
        (await console.RunAsync("bot", "create", "x", "--owner", bot.Owner.Username, "--platform", "twitch", "--json")).ShouldBeRefusedInJson("validation_failed");
        (await console.RunAsync("bot", "create", Names.Fresh(), "--owner", bot.Owner.Username, "--platform", "X!", "--json")).ShouldBeRefusedInJson("validation_failed");
        (await console.RunAsync("bot", "create", Names.Fresh(), "--owner", Names.Fresh(), "--platform", "twitch", "--json")).ShouldBeRefusedInJson("not_found");
    }

    [Theory]
    [InlineData("create", "name")]
    [InlineData("create", "name", "--owner", "somebody")]
    [InlineData("set-type", "1", "best")]
    [InlineData("show")]
    public async Task What_is_missing_or_mistyped_is_wrong_usage(string command, params string[] arguments) =>
        (await Nobody.RunAsync(["bot", command, .. arguments])).ShouldExitWith(2);

    [Fact]
    public async Task Disabling_may_end_the_sessions_that_came_about_by_the_bot()
    {
        var console = Of(await OwnerAsync());
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var code = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
        var session = SessionCookie.Of((await Platform.Visitor().VerifyAsync(code)).ShouldBeOk()).Value;
        (await console.RunAsync("bot", "disable", $"{bot.Id}", "--end-sessions", "--yes")).ShouldExitWith(0);
        (await (Platform.Stranger() with { Session = session }).GetAsync("/v1/users/me")).ShouldBeProblem(401, "session_expired");
        (await user.MeAsync()).ShouldBeOk();
    }

    private async Task<RunningBot> BotAsync(SignedInUser? owner = null, long? ratePerHour = null, string? name = null) =>
        await (await Fixture.OperatorAsync()).BotAsync(owner, ratePerHour, name);

    private Task<PlatformResponse> MeAsync(string key) => (Platform.Stranger() with { ApiKey = key }).GetAsync("/v1/bot/me");

    private static async Task<JsonElement> PrintAsync(ConsoleProcess console, params string[] act)
    {
        var printed = (await console.RunAsync(["bot", .. act, "--yes", "--json"])).ShouldPrintJson();
        printed.ShouldHaveExactly(BotMembers.Full);
        return printed;
    }

    private static Task<List<JsonElement>> AuditAsync(ConsoleProcess console, RunningBot bot) => AuditAsync(console, bot.Id);

    /// <summary>What this operator did to a bot, oldest first.</summary>
    private static async Task<List<JsonElement>> AuditAsync(ConsoleProcess console, long bot)
    {
        var own = (await console.RunAsync("whoami", "--json")).ShouldPrintJson().Text("username")!;
        var entries = (await console.RunAsync("audit", "list", "--actor", own, "--json")).ShouldPrintJson().EnumerateArray();
        return [.. entries.Where(entry => entry.Text("target_type") == "bot" && entry.Text("target_id") == $"{bot}").Reverse()];
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotCommandOnEmbeddedTests(EmbeddedPlatform fixture) : BotCommandTests(fixture)
{
    protected override bool StartsProcesses => false;
}

// What the console does is the same on both databases; grains and HTTP are tried on both in every run.
[Collection(OnPostgreSql.Name)]
[Trait("Category", "Slow")]
public sealed class BotCommandOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotCommandTests(fixture);
