using Platform.GrainInterfaces.Moderation;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>user search</c> (reference.md, section 10).</summary>
public abstract class UserSearchCommandTests(PlatformFixture fixture) : ConsoleTests(fixture)
{
    [Fact]
    public async Task Operators_find_whom_they_may_act_on_as_http_shows_them()
    {
        var part = "q" + Guid.NewGuid().ToString("N")[..10];
        var operatorUser = await Fixture.OperatorAsync();
        var owner = await OwnerAsync();
        var admin = await operatorUser.AdminAsync();
        var user = await Platform.SignInAsync();
        var banned = await Platform.SignInAsync();
        foreach (var (one, name) in new[] { (owner, "_1"), (admin, "_2"), (user, "_3"), (banned, "_4") })
        {
            (await one.RenameAsync(part + name)).ShouldBeOk();
        }

        await operatorUser.ActAsync(banned, new BanUser { Reason = "spam" });
        var byOwner = (await Of(owner).RunAsync("user", "search", part.ToUpperInvariant(), "--json")).ShouldPrintJson().EnumerateArray().ToList();
        Assert.Equal([owner.Id, admin.Id, user.Id, banned.Id], byOwner.Select(row => row.Number("id")));
        Assert.All(byOwner, row => row.ShouldHaveExactly(ProfileMembers.Own));
        var byAdmin = (await Of(admin).RunAsync("user", "search", part, "--json")).ShouldPrintJson().EnumerateArray();
        Assert.Equal([user.Id, banned.Id], byAdmin.Select(row => row.Number("id")));
        var narrowed = (await Of(owner).RunAsync("user", "search", part, "--state", "banned", "--tier", "basic", "--level", "user", "--json")).ShouldPrintJson();
        Assert.Equal(banned.Id, Assert.Single(narrowed.EnumerateArray()).Number("id"));
        var part2 = (await Of(owner).RunAsync("user", "search", part, "--limit", "1", "--offset", "2", "--json")).ShouldPrintJson();
        Assert.Equal(user.Id, Assert.Single(part2.EnumerateArray()).Number("id"));

        var shown = (await Of(owner).RunAsync("user", "search", part, "--limit", "2")).ShouldExitWith(0).Output;
        Assert.Contains(part + "_1", shown, StringComparison.Ordinal);
        Assert.EndsWith("2 of 4", shown.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty((await Of(owner).RunAsync("user", "search", Names.Fresh(), "--json")).ShouldPrintJson().EnumerateArray());
    }

    [Fact]
    public async Task What_may_not_be_asked_is_refused()
    {
        var owner = await OwnerAsync();
        (await Of(await Platform.SignInAsync()).RunAsync("user", "search", "a", "--json")).ShouldBeRefusedInJson("forbidden");
        (await Nobody.RunAsync("user", "search", "a", "--json")).ShouldBeRefusedInJson("authentication_required");
        foreach (var arguments in new string[][] { [new string('a', 51)], ["a", "--limit", "0"], ["a", "--limit", "101"], ["a", "--offset", "10001"] })
        {
            var refused = await Of(owner).RunAsync(["user", "search", .. arguments, "--json"]);
            refused.ShouldExitWith(1);
            Assert.Contains("validation_failed", refused.Error, StringComparison.Ordinal);
        }

        (await Of(owner).RunAsync("user", "search", "a", "--state", "asleep")).ShouldExitWith(2);
    }

    [Fact]
    public async Task A_nul_in_a_line_of_a_pipe_is_refused()
    {
        var finished = await Of(await OwnerAsync()).RunWithInputAsync("user search 'a\0b'\n", "shell", "--json");
        finished.ShouldExitWith(1);
        Assert.Contains("validation_failed", finished.Error, StringComparison.Ordinal);
    }
}

[Collection(OnEmbedded.Name)]
public sealed class UserSearchCommandOnEmbeddedTests(EmbeddedPlatform fixture) : UserSearchCommandTests(fixture)
{
    protected override bool StartsProcesses => false;
}

// What the console does is the same on both databases; grains and HTTP are tried on both in every run.
[Collection(OnPostgreSql.Name)]
[Trait("Category", "Slow")]
public sealed class UserSearchCommandOnPostgreSqlTests(PostgreSqlPlatform fixture) : UserSearchCommandTests(fixture);
