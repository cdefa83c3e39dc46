using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>notification …</c> of the console as operators type it (reference.md, sections 8 and 10).</summary>
public abstract class NotificationCommandTests(PlatformFixture fixture) : ConsoleTests(fixture)
{
    private static readonly string[] NotificationMembers = ["id", "title", "body", "type", "read_at", "created_at", "created_by"];
    private static readonly string[] BroadcastMembers = ["id", "title", "body", "type", "created_at", "created_by"];

    [Fact]
    public async Task One_user_reads_what_he_was_sent_and_nobody_else()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync();
        var title = Names.Fresh();
        var sent = (await Of(owner).RunAsync("notification", "send", user.Username, "--title", title, "--body", "two\nlines", "--json")).ShouldPrintJson();
        sent.ShouldHaveExactly(NotificationMembers);
        Assert.Equal((title, "two\nlines", "info"), (sent.Text("title"), sent.Text("body"), sent.Text("type")));
        Assert.Equal((owner.Id, true), (sent.Number("created_by"), sent.IsNull("read_at")));
        sent.ShouldBeAsOverHttp(Assert.Single(await NotificationsAsync(user, title)));
        Assert.Empty(await NotificationsAsync(other, title));

        (await user.Client.PostAsync($"/v1/notifications/{sent.Number("id")}/read")).ShouldBeOk();
        var warned = (await Of(owner).RunAsync("notification", "send", $"{user.Id}", "--title", title, "--body", "again", "--type", "warning", "--json")).ShouldPrintJson();
        Assert.Equal(["warning", "info"], (await NotificationsAsync(user, title)).Select(one => one.Text("type")));
        Assert.True(warned.Number("id") > sent.Number("id"));
    }

    [Fact]
    public async Task Everybody_who_is_there_reads_a_broadcast_until_it_is_taken_back()
    {
        var owner = await OwnerAsync();
        var before = await Platform.SignInAsync();
        var title = Names.Fresh();
        var sent = (await Of(owner).RunAsync("notification", "broadcast", "--title", title, "--body", "changed", "--type", "success", "--json")).ShouldPrintJson();
        sent.ShouldHaveExactly(BroadcastMembers);
        Assert.Equal((title, "success", owner.Id), (sent.Text("title"), sent.Text("type"), sent.Number("created_by")));
        var seen = Assert.Single(await NotificationsAsync(before, title));
        seen.ShouldHaveExactly(NotificationMembers);
        Assert.Equal((sent.Number("id"), "changed", true), (seen.Number("id"), seen.Text("body"), seen.IsNull("read_at")));
        Assert.Empty(await NotificationsAsync(await Platform.SignInAsync(), title));

        var id = $"{sent.Number("id")}";
        Assert.Equal(sent.GetRawText(), Assert.Single(await BroadcastsAsync(Of(owner)), one => one.Text("title") == title).GetRawText());
        Assert.Equal(sent.GetRawText(), (await Of(owner).RunAsync("notification", "withdraw", id, "--yes", "--json")).ShouldPrintJson().GetRawText());
        Assert.Empty(await NotificationsAsync(before, title));
        Assert.DoesNotContain(await BroadcastsAsync(Of(owner)), one => one.Text("title") == title);
        (await Of(owner).RunAsync("notification", "withdraw", id, "--yes", "--json")).ShouldBeRefusedInJson("not_found");
    }

    [Fact]
    public async Task A_rehearsal_changes_nothing()
    {
        var console = Of(await OwnerAsync());
        var user = await Platform.SignInAsync();
        var title = Names.Fresh();
        var sent = (await console.RunAsync("notification", "send", user.Username, "--title", title, "--body", "x", "--dry-run", "--json")).ShouldPrintJson();
        sent.ShouldHave("dry_run", "target", "before", "after", "allowed", "code", "detail");
        Assert.True(sent.Flag("dry_run") && sent.Flag("allowed"));
        Assert.Equal((title, "info"), (sent.GetProperty("after").Text("title"), sent.GetProperty("after").Text("type")));
        var everybody = (await console.RunAsync("notification", "broadcast", "--title", title, "--body", "x", "--dry-run", "--json")).ShouldPrintJson();
        Assert.True(everybody.Flag("dry_run") && everybody.Flag("allowed"));
        Assert.Empty(await NotificationsAsync(user, title));
        Assert.DoesNotContain(await BroadcastsAsync(console), one => one.Text("title") == title);

        var kept = (await console.RunAsync("notification", "broadcast", "--title", title, "--body", "x", "--json")).ShouldPrintJson().Number("id");
        var gone = (await console.RunAsync("notification", "withdraw", $"{kept}", "--dry-run", "--json")).ShouldPrintJson();
        Assert.Equal((true, title, true), (gone.Flag("allowed"), gone.GetProperty("before").Text("title"), gone.IsNull("after")));
        Assert.Single(await NotificationsAsync(user, title));

        await ShouldRefuseTheRehearsalAsync(console, "not_found", "send", Names.Fresh(), "--title", "x", "--body", "y");
        await ShouldRefuseTheRehearsalAsync(console, "validation_failed", "broadcast", "--title", "x", "--body", "y", "--type", "shout");
        await ShouldRefuseTheRehearsalAsync(console, "not_found", "withdraw", "0");
        Assert.Equal(["NOTIFICATION_BROADCAST"], (await AuditAsync(console)).Select(entry => entry.Text("event")));
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused()
    {
        var owner = await OwnerAsync();
        var console = Of(owner);
        var user = await Platform.SignInAsync();
        (await console.RunAsync("notification", "send", Names.Fresh(), "--title", "x", "--body", "y", "--json")).ShouldBeRefusedInJson("not_found");
        (await console.RunAsync("notification", "send", owner.Username, "--title", "x", "--body", "y", "--json")).ShouldBeRefusedInJson("forbidden");
        (await console.RunAsync("notification", "send", user.Username, "--title", new string('x', 129), "--body", "y", "--json")).ShouldBeRefusedInJson("validation_failed");
        (await console.RunAsync("notification", "send", user.Username, "--title", "x", "--body", "y", "--type", "shout", "--json")).ShouldBeRefusedInJson("validation_failed");
        (await console.RunAsync("notification", "broadcast", "--title", "x", "--body", new string('y', 4001), "--json")).ShouldBeRefusedInJson("validation_failed");
        Assert.Equal(0, (await user.Client.GetAsync("/v1/notifications/unread-count")).ShouldBeOk().Json.Number("unread"));
    }

    [Fact]
    public async Task An_admin_tells_those_below_him_and_everybody()
    {
        var owner = await OwnerAsync();
        var admin = await Platform.SignInAsync();
        (await Of(owner).RunAsync("permission", "promote", admin.Username)).ShouldExitWith(0);
        var user = await Platform.SignInAsync();
        var title = Names.Fresh();
        (await Of(admin).RunAsync("notification", "send", owner.Username, "--title", title, "--body", "x", "--json")).ShouldBeRefusedInJson("forbidden");
        (await Of(admin).RunAsync("notification", "send", user.Username, "--title", title, "--body", "x")).ShouldExitWith(0);
        (await Of(admin).RunAsync("notification", "broadcast", "--title", title, "--body", "x")).ShouldExitWith(0);
        Assert.Equal(2, (await NotificationsAsync(user, title)).Count);
        Assert.Single(await NotificationsAsync(owner, title));
    }

    [Fact]
    public async Task Every_act_and_every_refused_attempt_is_one_entry_in_the_log()
    {
        var owner = await OwnerAsync();
        var console = Of(owner);
        var user = await Platform.SignInAsync();
        (await console.RunAsync("notification", "send", user.Username, "--title", "x", "--body", "y")).ShouldExitWith(0);
        (await console.RunAsync("notification", "send", owner.Username, "--title", "x", "--body", "y")).ShouldBeRefused("forbidden");
        var id = (await console.RunAsync("notification", "broadcast", "--title", "x", "--body", "y", "--json")).ShouldPrintJson().Number("id");
        (await console.RunAsync("notification", "withdraw", $"{id}", "--yes")).ShouldExitWith(0);
        var entries = await AuditAsync(console);
        Assert.Equal(
            [
                ("NOTIFICATION_SEND", "done", $"{user.Id}"), ("NOTIFICATION_SEND", "refused", $"{owner.Id}"),
                ("NOTIFICATION_BROADCAST", "done", $"{id}"), ("NOTIFICATION_BROADCAST", "done", $"{id}"),
            ],
            entries.Select(entry => (entry.Text("event"), entry.Text("outcome"), entry.Text("target_id"))));
    }

    [Fact]
    public async Task Somebody_without_a_level_tells_nobody_anything()
    {
        var user = Of(await Platform.SignInAsync());
        var other = await Platform.SignInAsync();
        (await user.RunAsync("notification", "send", other.Username, "--title", "x", "--body", "y")).ShouldBeRefused("forbidden");
        (await user.RunAsync("notification", "broadcast", "--title", "x", "--body", "y")).ShouldBeRefused("forbidden");
        (await user.RunAsync("notification", "list")).ShouldBeRefused("forbidden");
        (await user.RunAsync("notification", "withdraw", "1", "--yes")).ShouldBeRefused("forbidden");
        Assert.Equal(0, (await other.Client.GetAsync("/v1/notifications/unread-count")).ShouldBeOk().Json.Number("unread"));
    }

    [Theory]
    [InlineData("send", "somebody", "--title", "x")]
    [InlineData("broadcast", "--body", "x")]
    [InlineData("withdraw")]
    public async Task What_is_missing_or_mistyped_is_wrong_usage(string command, params string[] arguments) =>
        (await Nobody.RunAsync(["notification", command, .. arguments])).ShouldExitWith(2);

    private static async Task<List<JsonElement>> NotificationsAsync(SignedInUser user, string title) =>
        [.. (await user.Client.GetAsync("/v1/notifications")).ShouldBeOk().Json.GetProperty("notifications").EnumerateArray().Where(one => one.Text("title") == title)];

    private static async Task<List<JsonElement>> BroadcastsAsync(ConsoleProcess console)
    {
        List<JsonElement> kept = [.. (await console.RunAsync("notification", "list", "--json")).ShouldPrintJson().EnumerateArray()];
        Assert.All(kept, one => one.ShouldHaveExactly(BroadcastMembers));
        return kept;
    }

    private static async Task ShouldRefuseTheRehearsalAsync(ConsoleProcess console, string code, params string[] typed)
    {
        var refused = (await console.RunAsync(["notification", .. typed, "--dry-run", "--json"])).ShouldPrintJson();
        Assert.Equal((false, code), (refused.Flag("allowed"), refused.Text("code")));
    }

    /// <summary>What this operator told others, oldest first.</summary>
    private static async Task<List<JsonElement>> AuditAsync(ConsoleProcess console)
    {
        var own = (await console.RunAsync("whoami", "--json")).ShouldPrintJson().Text("username")!;
        var entries = (await console.RunAsync("audit", "list", "--actor", own, "--json")).ShouldPrintJson().EnumerateArray();
        return [.. entries.Where(entry => entry.Text("event")!.StartsWith("NOTIFICATION_", StringComparison.Ordinal)).Reverse()];
    }
}

[Collection(OnEmbedded.Name)]
public sealed class NotificationCommandOnEmbeddedTests(EmbeddedPlatform fixture) : NotificationCommandTests(fixture)
{
    protected override bool StartsProcesses => false;
}

// What the console does is the same on both databases; grains and HTTP are tried on both in every run.
[Collection(OnPostgreSql.Name)]
[Trait("Category", "Slow")]
public sealed class NotificationCommandOnPostgreSqlTests(PostgreSqlPlatform fixture) : NotificationCommandTests(fixture);
