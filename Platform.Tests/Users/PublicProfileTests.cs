using Platform.Tests.Infrastructure;

namespace Platform.Tests.Users;

/// <summary>What others see of a user (reference.md, section 4): four members and nothing more.</summary>
public abstract class PublicProfileTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    public static TheoryData<string> NumbersOfNobody => new()
    {
        "0", "-1", "999999999999", "9007199254740993", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        new string('9', 300), "1.5", "1e3", "abc", "0x1", "+1", "%201", "1%20", "NaN", "null", "1;DROP", "١",
    };

    [Fact]
    public async Task A_public_key_sees_the_public_profile()
    {
        var user = await Platform.SignInAsync();
        var profile = (await Platform.Visitor().GetAsync($"/v1/users/{user.Id}")).ShouldBeOk().Json;
        profile.ShouldHaveExactly(ProfileMembers.Public);
        Assert.Equal(user.Id, profile.Number("id"));
        Assert.Equal(user.Username, profile.Text("username"));
        Assert.True(profile.IsNull("avatar_url"));
        Assert.Equal(0, profile.Number("subscription_tier"));
    }

    [Fact]
    public async Task Another_user_sees_the_public_profile()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync();
        (await other.Client.GetAsync($"/v1/users/{user.Id}")).ShouldBeOk().Json.ShouldHaveExactly(ProfileMembers.Public);
    }

    [Fact]
    public async Task A_rename_shows_at_once()
    {
        var user = await Platform.SignInAsync();
        var name = Names.Fresh();
        (await user.RenameAsync(name)).ShouldBeOk();
        Assert.Equal(name, (await Platform.Visitor().GetAsync($"/v1/users/{user.Id}")).Json.Text("username"));
    }

    [Theory]
    [MemberData(nameof(NumbersOfNobody))]
    public async Task A_number_of_nobody_finds_nobody(string id)
    {
        var answer = await Platform.Visitor().GetAsync("/v1/users/" + id);
        Assert.Contains(answer.Status, new[] { 400, 404 });
        answer.ShouldBeProblem(answer.Status);
    }
}

[Collection(OnEmbedded.Name)]
public sealed class PublicProfileOnEmbeddedTests(EmbeddedPlatform fixture) : PublicProfileTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class PublicProfileOnPostgreSqlTests(PostgreSqlPlatform fixture) : PublicProfileTests(fixture);
