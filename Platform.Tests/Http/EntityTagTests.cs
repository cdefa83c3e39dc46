using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>ETag of profiles (reference.md, section 1): it changes with what the profile says, the last activity apart.</summary>
public abstract class EntityTagTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task An_unchanged_profile_is_not_sent_again()
    {
        var user = await Platform.SignInAsync();
        foreach (var path in new[] { "/v1/users/me", $"/v1/users/{user.Id}" })
        {
            var tag = (await user.Client.GetAsync(path)).Header("ETag");
            Assert.Matches("^(W/)?\"[^\"]+\"$", tag);
            var unchanged = await (user.Client with { IfNoneMatch = tag }).GetAsync(path);
            unchanged.ShouldHaveStatus(304);
            Assert.Equal(string.Empty, unchanged.Text);
            Assert.Equal(tag, unchanged.Header("ETag"));
        }
    }

    [Fact]
    public async Task Activity_does_not_change_the_tag()
    {
        var user = await Platform.SignInAsync();
        var before = await user.MeAsync();
        (await user.Client.GetAsync("/v1/users/me/sessions")).ShouldBeOk();
        (await user.Client.PostAsync("/v1/users/me/sessions/destroy-others")).ShouldBeOk();
        Assert.Equal(before.Header("ETag"), (await user.MeAsync()).Header("ETag"));
    }

    [Fact]
    public async Task A_change_changes_the_tag()
    {
        var user = await Platform.SignInAsync();
        var own = (await user.MeAsync()).Header("ETag");
        var shown = (await user.Client.GetAsync($"/v1/users/{user.Id}")).Header("ETag");
        (await user.RenameAsync(Names.Fresh())).ShouldBeOk();
        (await (user.Client with { IfNoneMatch = own }).GetAsync("/v1/users/me")).ShouldBeOk();
        (await (user.Client with { IfNoneMatch = shown }).GetAsync($"/v1/users/{user.Id}")).ShouldBeOk();
    }

    [Fact]
    public async Task One_of_several_tags_is_enough()
    {
        var user = await Platform.SignInAsync();
        var tag = (await user.MeAsync()).Header("ETag");
        (await (user.Client with { IfNoneMatch = "\"other\", " + tag }).GetAsync("/v1/users/me")).ShouldHaveStatus(304);
        (await (user.Client with { IfNoneMatch = "\"other\"" }).GetAsync("/v1/users/me")).ShouldBeOk();
    }

    [Fact]
    public async Task Two_users_never_share_a_tag()
    {
        var first = await Platform.SignInAsync();
        var second = await Platform.SignInAsync();
        Assert.NotEqual((await first.MeAsync()).Header("ETag"), (await second.MeAsync()).Header("ETag"));
    }
}

[Collection(OnEmbedded.Name)]
public sealed class EntityTagOnEmbeddedTests(EmbeddedPlatform fixture) : EntityTagTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class EntityTagOnPostgreSqlTests(PostgreSqlPlatform fixture) : EntityTagTests(fixture);
