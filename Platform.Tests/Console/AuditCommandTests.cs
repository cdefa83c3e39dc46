using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>audit list</c>, <c>audit verify</c> and <c>stats</c> (reference.md, section 10).</summary>
public abstract class AuditCommandTests(PlatformFixture fixture) : ConsoleTests(fixture)
{
    [Fact]
    public async Task Entries_are_filtered_and_paged_newest_first()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        foreach (var reason in new[] { "one", "two", "three" })
        {
            (await Of(owner).RunAsync("user", "warn", user.Username, "--reason", reason)).ShouldExitWith(0);
        }

        (await Of(owner).RunAsync("user", "unban", user.Username)).ShouldExitWith(1);
        var all = (await Of(owner).RunAsync("audit", "list", "--target", user.Username, "--json")).ShouldPrintJson().EnumerateArray().ToList();
        Assert.All(all, entry => entry.ShouldHaveExactly("id", "event", "outcome", "code", "actor_id", "target_type", "target_id", "reason", "metadata", "created_at"));
        Assert.Equal(["USER_UNBAN", "USER_WARN", "USER_WARN", "USER_WARN"], all.Select(entry => entry.Text("event")));
        Assert.Equal(("refused", "conflict"), (all[0].Text("outcome"), all[0].Text("code")));
        Assert.Equal([null, "three", "two", "one"], all.Select(entry => entry.Text("reason")));
        Assert.All(all, entry => Assert.Equal(owner.Id, entry.Number("actor_id")));

        var page = (await Of(owner).RunAsync("audit", "list", "--actor", owner.Username, "--event", "user_warn", "--limit", "2", "--since", "1h", "--json")).ShouldPrintJson();
        Assert.Equal(["three", "two"], page.EnumerateArray().Select(entry => entry.Text("reason")));
        var next = (await Of(owner).RunAsync("audit", "list", "--actor", owner.Username, "--event", "USER_WARN", "--before", $"{page[1].Number("id")}", "--json")).ShouldPrintJson();
        Assert.Equal(["one"], next.EnumerateArray().Select(entry => entry.Text("reason")));
        Assert.Empty((await Of(owner).RunAsync("audit", "list", "--target", user.Username, "--since", "2099-01-01", "--json")).ShouldPrintJson().EnumerateArray());
        (await Of(owner).RunAsync("audit", "list", "--event", "NONSENSE", "--json")).ShouldBeRefusedInJson("validation_failed");
        (await Of(user).RunAsync("audit", "list", "--json")).ShouldBeRefusedInJson("forbidden");
    }

    [Fact]
    public async Task The_log_is_intact_and_the_counters_are_exact()
    {
        var owner = await OwnerAsync();
        var verified = (await Of(owner).RunAsync("audit", "verify", "--json")).ShouldPrintJson();
        Assert.True(verified.Flag("intact"));
        Assert.True(verified.Number("entries") > 0);
        Assert.True((await Of(owner).RunAsync("stats", "verify", "--json")).ShouldPrintJson().Flag("exact"));
        var users = (await Of(owner).RunAsync("stats", "--json")).ShouldPrintJson().GetProperty("users");
        Assert.True(users.Number("total_count") > 0);
        Assert.Contains("sessions", (await Of(owner).RunAsync("stats")).ShouldExitWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_runs_the_lines_of_a_pipe_over_one_connection_and_tells_the_first_failure()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var finished = await Of(owner).RunWithInputAsync(
            $"""
            # a comment, and a blank line

            user warn {user.Username} --reason "said 'no' twice"
            user unban {user.Username}
            user ban
            user 'unclosed
            audit list --target {user.Username}
            """,
            "shell",
            "--json");
        finished.ShouldExitWith(1);
        var documents = finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2, documents.Count);
        Assert.Equal("said 'no' twice", documents[0].GetProperty("moderation_actions")[0].Text("reason"));
        Assert.Contains("\"conflict\"", finished.Error, StringComparison.Ordinal);
        Assert.Contains("is not closed", finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("platform>", finished.Output + finished.Error, StringComparison.Ordinal);
        (await Of(owner).RunWithInputAsync("whoami\nshell\n", "shell")).ShouldExitWith(2);
        (await Of(owner).RunWithInputAsync("whoami\nexit\nnonsense\n", "shell")).ShouldExitWith(0);
    }
}

[Collection(OnEmbedded.Name)]
public sealed class AuditCommandOnEmbeddedTests(EmbeddedPlatform fixture) : AuditCommandTests(fixture)
{
    protected override bool StartsProcesses => false;
}

// What the console does is the same on both databases; grains and HTTP are tried on both in every run.
[Collection(OnPostgreSql.Name)]
[Trait("Category", "Slow")]
public sealed class AuditCommandOnPostgreSqlTests(PostgreSqlPlatform fixture) : AuditCommandTests(fixture);
