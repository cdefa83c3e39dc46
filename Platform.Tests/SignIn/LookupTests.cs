using Platform.Tests.Infrastructure;

namespace Platform.Tests.SignIn;

/// <summary>Finding one's account before signing in (reference.md, section 3).</summary>
public abstract class LookupTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task A_name_leads_to_the_account_and_its_platforms()
    {
        var user = await Platform.SignInAsync();
        var answer = await LookUpAsync(user.Username);
        answer.ShouldBeOk();
        answer.Json.ShouldHaveExactly("id", "username", "avatar_url", "permission_level", "subscription_tier", "platforms");
        Assert.Equal(user.Id, answer.Json.Number("id"));
        Assert.Equal(user.Username, answer.Json.Text("username"));
        Assert.Equal(0, answer.Json.Number("permission_level"));
        Assert.Equal(0, answer.Json.Number("subscription_tier"));
        var platform = Assert.Single(answer.Json.GetProperty("platforms").EnumerateArray());
        platform.ShouldHaveExactly("platform", "platform_user_id");
        Assert.Equal(user.Identity.Platform, platform.Text("platform"));
        Assert.Equal(user.Identity.PlatformUserId, platform.Text("platform_user_id"));
    }

    [Fact]
    public async Task The_case_of_the_name_does_not_matter()
    {
        var user = await Platform.SignInAsync();
        var answer = await LookUpAsync(user.Username.ToUpperInvariant());
        answer.ShouldBeOk();
        Assert.Equal(user.Username, answer.Json.Text("username"));
    }

    [Fact]
    public async Task An_unknown_name_is_not_found() => (await LookUpAsync(Names.Fresh())).ShouldBeProblem(404, "not_found");

    [Theory]
    [InlineData("x")]
    [InlineData("' OR 1=1 --")]
    [InlineData("%")]
    [InlineData("user_%")]
    [InlineData("_____________")]
    public async Task A_name_that_nobody_can_have_finds_nobody(string username) => (await LookUpAsync(username)).ShouldBeTheCallersFault();

    [Fact]
    public async Task A_renamed_account_is_found_by_its_new_name_only()
    {
        var user = await Platform.SignInAsync();
        var name = Names.Fresh();
        (await user.RenameAsync(name)).ShouldBeOk();
        Assert.Equal(user.Id, (await LookUpAsync(name)).Json.Number("id"));
        (await LookUpAsync(user.Username)).ShouldBeProblem(404, "not_found");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"username":null}""")]
    public async Task A_missing_name_is_a_bad_field(string body) =>
        (await Platform.Visitor().PostTextAsync("/v1/authentication/lookup", body)).ShouldNameFields("username");

    private Task<PlatformResponse> LookUpAsync(string username) => Platform.Visitor().PostAsync("/v1/authentication/lookup", new { username });
}

[Collection(OnEmbedded.Name)]
public sealed class LookupOnEmbeddedTests(EmbeddedPlatform fixture) : LookupTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class LookupOnPostgreSqlTests(PostgreSqlPlatform fixture) : LookupTests(fixture);
