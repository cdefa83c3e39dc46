using Platform.Tests.Infrastructure;

namespace Platform.Tests.Users;

/// <summary>Changing one's profile (reference.md, section 4): all that was sent, or nothing.</summary>
public abstract class ProfileUpdateTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task An_empty_change_answers_the_profile_as_it_is()
    {
        var user = await Platform.SignInAsync();
        var answer = await UpdateAsync(user, new { });
        answer.ShouldBeOk();
        answer.Json.ShouldHaveExactly(ProfileMembers.Own);
        Assert.Equal(user.Username, answer.Json.Text("username"));
    }

    [Fact]
    public async Task The_picture_may_come_from_a_linked_platform()
    {
        var user = await Platform.SignInAsync();
        var answer = await UpdateAsync(user, new { avatar_source = user.Identity.Platform });
        answer.ShouldBeOk();
        Assert.Equal(user.Identity.Platform, answer.Json.Text("avatar_source"));
        Assert.Equal(user.Identity.Platform, (await user.MeAsync()).Json.Text("avatar_source"));
    }

    [Fact]
    public async Task The_picture_may_be_the_default_one()
    {
        var user = await Platform.SignInAsync();
        Assert.Equal("default", (await UpdateAsync(user, new { avatar_source = "default" })).ShouldBeOk().Json.Text("avatar_source"));
    }

    [Fact]
    public async Task The_choice_of_the_picture_may_be_cleared()
    {
        var user = await Platform.SignInAsync();
        (await UpdateAsync(user, new { avatar_source = "default" })).ShouldBeOk();
        Assert.True((await UpdateAsync(user, new { avatar_source = "" })).ShouldBeOk().Json.IsNull("avatar_source"));
    }

    [Theory]
    [InlineData("discord")]
    [InlineData("https://example.org/me.png")]
    [InlineData("Default")]
    [InlineData(" ")]
    [InlineData("twitch ")]
    public async Task A_picture_from_elsewhere_is_a_bad_field(string source)
    {
        var user = await Platform.SignInAsync();
        (await UpdateAsync(user, new { avatar_source = source })).ShouldNameFields("avatar_source");
    }

    [Fact]
    public async Task Both_bad_fields_are_named()
    {
        var user = await Platform.SignInAsync();
        (await UpdateAsync(user, new { username = "x", avatar_source = "nowhere" })).ShouldNameFields("avatar_source", "username");
    }

    [Fact]
    public async Task Both_fields_change_together()
    {
        var user = await Platform.SignInAsync();
        var name = Names.Fresh();
        var profile = (await UpdateAsync(user, new { username = name, avatar_source = "default" })).ShouldBeOk().Json;
        Assert.Equal(name, profile.Text("username"));
        Assert.Equal("default", profile.Text("avatar_source"));
    }

    [Fact]
    public async Task A_bad_picture_leaves_the_name_as_it_was()
    {
        var user = await Platform.SignInAsync();
        var name = Names.Fresh();
        (await UpdateAsync(user, new { username = name, avatar_source = "nowhere" })).ShouldNameFields("avatar_source");
        Assert.Equal(user.Username, await user.CurrentUsernameAsync());
        var other = await Platform.SignInAsync();
        (await other.RenameAsync(name)).ShouldBeOk();
    }

    [Fact]
    public async Task A_taken_name_leaves_the_picture_as_it_was()
    {
        var holder = await Platform.SignInAsync();
        var user = await Platform.SignInAsync();
        var before = (await user.MeAsync()).Json;
        (await UpdateAsync(user, new { username = holder.Username, avatar_source = "default" })).ShouldBeProblem(409, "username_taken");
        var after = (await user.MeAsync()).Json;
        Assert.Equal(before.GetProperty("avatar_source").ToString(), after.GetProperty("avatar_source").ToString());
        Assert.Equal(before.Time("updated_at"), after.Time("updated_at"));
    }

    [Theory]
    [InlineData("""{"username":5}""", "username")]
    [InlineData("""{"username":["a"]}""", "username")]
    [InlineData("""{"avatar_source":5}""", "avatar_source")]
    [InlineData("""{"avatar_source":{}}""", "avatar_source")]
    public async Task A_value_that_is_no_text_is_a_bad_field(string body, string field)
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostTextAsync("/v1/users/me/update", body)).ShouldNameFields(field);
    }

    private static Task<PlatformResponse> UpdateAsync(SignedInUser user, object change) => user.Client.PostAsync("/v1/users/me/update", change);
}

[Collection(OnEmbedded.Name)]
public sealed class ProfileUpdateOnEmbeddedTests(EmbeddedPlatform fixture) : ProfileUpdateTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class ProfileUpdateOnPostgreSqlTests(PostgreSqlPlatform fixture) : ProfileUpdateTests(fixture);
