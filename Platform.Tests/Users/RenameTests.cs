using Platform.Tests.Infrastructure;

namespace Platform.Tests.Users;

/// <summary>Usernames (reference.md, section 4): their form, and that each belongs to one user, whatever the case.</summary>
public abstract class RenameTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task A_new_name_is_kept_as_typed()
    {
        var user = await Platform.SignInAsync();
        var name = "Mixed.Case_" + Names.Fresh()[^8..];
        var answer = await user.RenameAsync(name);
        answer.ShouldBeOk();
        answer.Json.ShouldHaveExactly(ProfileMembers.Own);
        Assert.Equal(name, answer.Json.Text("username"));
        Assert.Equal(name, await user.CurrentUsernameAsync());
    }

    [Fact]
    public async Task A_change_moves_the_time_of_change_only()
    {
        var user = await Platform.SignInAsync();
        var before = (await user.MeAsync()).Json;
        var after = (await user.RenameAsync(Names.Fresh())).ShouldBeOk().Json;
        Assert.True(after.Time("updated_at") > before.Time("updated_at"));
        Assert.Equal(before.Time("created_at"), after.Time("created_at"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(32)]
    public async Task The_shortest_and_the_longest_name_are_taken(int length)
    {
        var user = await Platform.SignInAsync();
        var name = Guid.NewGuid().ToString("N")[..length];
        for (var attempt = 0; attempt < 20 && (await user.RenameAsync(name)).Status == 409; attempt++)
        {
            name = Guid.NewGuid().ToString("N")[..length];
        }

        Assert.Equal(name, await user.CurrentUsernameAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456")]
    [InlineData("with blank")]
    [InlineData(" leading")]
    [InlineData("trailing ")]
    [InlineData("line\nend")]
    [InlineData("trailing_line\n")]
    [InlineData("٣٤٥٦")]
    [InlineData("bell\u0007")]
    [InlineData("zero\u200bwidth")]
    [InlineData("right\u202eleft")]
    [InlineData("plus+sign")]
    [InlineData("at@sign")]
    [InlineData("sla/sh")]
    [InlineData("qu'ote")]
    [InlineData("per%cent")]
    [InlineData("Zürich")]
    [InlineData("аdminа")]
    [InlineData("ｆｕｌｌｗｉｄｔｈ")]
    [InlineData("smile\U0001F600")]
    public async Task A_name_of_another_form_is_a_bad_field(string username)
    {
        var user = await Platform.SignInAsync();
        (await user.RenameAsync(username)).ShouldNameFields("username");
        Assert.Equal(user.Username, await user.CurrentUsernameAsync());
    }

    [Theory]
    [InlineData("me")]
    [InlineData("search")]
    [InlineData("admin")]
    [InlineData("system")]
    [InlineData("owner")]
    [InlineData("root")]
    [InlineData("support")]
    [InlineData("null")]
    [InlineData("Admin")]
    [InlineData("ROOT")]
    [InlineData("sUpPoRt")]
    public async Task A_reserved_name_is_a_bad_field_in_any_case(string username)
    {
        var user = await Platform.SignInAsync();
        (await user.RenameAsync(username)).ShouldNameFields("username");
    }

    [Fact]
    public async Task A_name_that_only_contains_a_reserved_one_is_taken()
    {
        var user = await Platform.SignInAsync();
        (await user.RenameAsync("admin_" + Names.Fresh()[^8..])).ShouldBeOk();
    }

    [Fact]
    public async Task A_name_in_use_is_taken_in_any_case()
    {
        var holder = await Platform.SignInAsync();
        var other = await Platform.SignInAsync();
        var name = Names.Fresh();
        (await holder.RenameAsync(name)).ShouldBeOk();
        (await other.RenameAsync(name)).ShouldBeProblem(409, "username_taken");
        (await other.RenameAsync(name.ToUpperInvariant())).ShouldBeProblem(409, "username_taken");
        Assert.Equal(other.Username, await other.CurrentUsernameAsync());
        Assert.Equal(name, await holder.CurrentUsernameAsync());
    }

    [Fact]
    public async Task The_generated_name_of_another_is_taken_too()
    {
        var holder = await Platform.SignInAsync();
        var other = await Platform.SignInAsync();
        (await other.RenameAsync(holder.Username.ToUpperInvariant())).ShouldBeProblem(409, "username_taken");
    }

    [Fact]
    public async Task The_case_of_ones_own_name_may_be_changed()
    {
        var user = await Platform.SignInAsync();
        var name = Names.Fresh();
        (await user.RenameAsync(name)).ShouldBeOk();
        (await user.RenameAsync(name.ToUpperInvariant())).ShouldBeOk();
        Assert.Equal(name.ToUpperInvariant(), await user.CurrentUsernameAsync());
        (await user.RenameAsync(name.ToUpperInvariant())).ShouldBeOk();
    }

    [Fact]
    public async Task The_old_name_is_free_again()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync();
        (await user.RenameAsync(Names.Fresh())).ShouldBeOk();
        (await other.RenameAsync(user.Username)).ShouldBeOk();
        (await user.RenameAsync(user.Username)).ShouldBeProblem(409, "username_taken");
    }

    [Fact]
    public async Task Two_users_may_pass_a_name_back_and_forth()
    {
        SignedInUser[] users = [await Platform.SignInAsync(), await Platform.SignInAsync()];
        var name = Names.Fresh();
        for (var round = 0; round < 6; round++)
        {
            (await users[round % 2].RenameAsync(Names.InMixedCase(name))).ShouldBeOk();
            (await users[(round + 1) % 2].RenameAsync(name)).ShouldBeProblem(409, "username_taken");
            (await users[round % 2].RenameAsync(Names.Fresh())).ShouldBeOk();
        }
    }

    [Fact]
    public async Task Of_fifty_parallel_renames_to_one_name_in_mixed_case_one_wins()
    {
        var users = await Platform.SignInManyAsync(50);
        var name = Names.Fresh();

        var answers = await Task.WhenAll(users.Select(user => Task.Run(() => user.RenameAsync(Names.InMixedCase(name)))));

        var (winner, _) = Assert.Single(users.Zip(answers), pair => pair.Second.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(409, "username_taken"));
        Assert.Equal(name, await winner.CurrentUsernameAsync(), ignoreCase: true);
        foreach (var loser in users.Where(user => user != winner))
        {
            Assert.Equal(loser.Username, await loser.CurrentUsernameAsync());
        }

        var heir = await Platform.SignInAsync();
        (await heir.RenameAsync(winner.Username)).ShouldBeOk();
        (await winner.RenameAsync(Names.Fresh())).ShouldBeOk();
        (await heir.RenameAsync(name)).ShouldBeOk();
    }

    [Fact]
    public async Task Parallel_renames_of_one_user_leave_him_one_name_and_the_others_free()
    {
        var user = await Platform.SignInAsync();
        var names = Enumerable.Range(0, 10).Select(_ => Names.Fresh()).ToArray();
        var answers = await Task.WhenAll(names.Select(name => Task.Run(() => user.RenameAsync(name))));
        Assert.All(answers, answer => answer.ShouldBeOk());
        var kept = await user.CurrentUsernameAsync();
        Assert.Contains(kept, names);
        var other = await Platform.SignInAsync();
        foreach (var name in names.Where(name => name != kept))
        {
            (await other.RenameAsync(name)).ShouldBeOk();
        }
    }
}

[Collection(OnEmbedded.Name)]
public sealed class RenameOnEmbeddedTests(EmbeddedPlatform fixture) : RenameTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class RenameOnPostgreSqlTests(PostgreSqlPlatform fixture) : RenameTests(fixture);
