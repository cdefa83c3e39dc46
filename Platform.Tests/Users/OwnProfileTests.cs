using Platform.Tests.Infrastructure;

namespace Platform.Tests.Users;

/// <summary>What a user reads of himself (reference.md, section 4): these members, all of them, and no others.</summary>
public abstract class OwnProfileTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task The_profile_has_exactly_the_documented_members()
    {
        var user = await Platform.SignInAsync();
        var profile = (await user.MeAsync()).ShouldBeOk().Json;
        profile.ShouldHaveExactly(ProfileMembers.Own);
        profile.GetProperty("chat_slots").ShouldHaveExactly("used", "limit");
        Assert.All(profile.GetProperty("linked_platforms").EnumerateArray(), linked => linked.ShouldHaveExactly(ProfileMembers.LinkedPlatform));
    }

    [Fact]
    public async Task A_new_users_profile_says_what_he_is()
    {
        var user = await Platform.SignInAsync();
        var profile = (await user.MeAsync()).Json;
        Assert.Equal(user.Id, profile.Number("id"));
        Assert.Equal(user.Username, profile.Text("username"));
        foreach (var member in new[] { "permission_level", "state", "subscription_tier" })
        {
            Assert.Equal(0, profile.Number(member));
        }

        foreach (var member in new[]
        {
            "avatar_url", "restricted_until", "remaining_seconds", "subscription_expires_at", "subscription_remaining_seconds", "subscription_granted_by",
        })
        {
            Assert.True(profile.IsNull(member), member);
        }

        foreach (var member in new[] { "permission_since", "last_activity_at", "created_at", "updated_at" })
        {
            Assert.InRange(profile.Time(member), DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddSeconds(5));
        }

        Assert.False(profile.Flag("has_premium"));
        Assert.Equal(0, profile.GetProperty("chat_slots").Number("used"));
        Assert.Equal(0, profile.GetProperty("chat_slots").Number("limit"));
    }

    [Fact]
    public async Task The_identity_that_signed_in_is_linked()
    {
        var user = await Platform.SignInAsync();
        var linked = Assert.Single((await user.MeAsync()).Json.GetProperty("linked_platforms").EnumerateArray());
        Assert.Equal(user.Identity.Platform, linked.Text("platform"));
        Assert.Equal(user.Identity.PlatformUserId, linked.Text("platform_user_id"));
        Assert.True(linked.IsNull("platform_username"));
        Assert.True(linked.IsNull("platform_avatar_url"));
        Assert.True(linked.Time("last_authenticated_at") >= linked.Time("linked_at"));
    }

    [Fact]
    public async Task A_later_sign_in_is_remembered_at_the_identity()
    {
        var user = await Platform.SignInAsync();
        var before = Assert.Single((await user.MeAsync()).Json.GetProperty("linked_platforms").EnumerateArray());
        await Platform.SignInAsync(user.Identity);
        var after = Assert.Single((await user.MeAsync()).Json.GetProperty("linked_platforms").EnumerateArray());
        Assert.True(after.Time("last_authenticated_at") > before.Time("last_authenticated_at"));
        Assert.Equal(before.Time("linked_at"), after.Time("linked_at"));
    }

    [Fact]
    public async Task The_subscription_has_exactly_the_documented_members()
    {
        var user = await Platform.SignInAsync();
        var subscription = (await user.Client.GetAsync("/v1/users/me/subscription")).ShouldBeOk().Json;
        subscription.ShouldHaveExactly(
            "subscription_tier", "expires_at", "subscription_remaining_seconds", "is_active", "has_premium", "trial_available", "history", "created_at",
            "updated_at");
        Assert.Equal(0, subscription.Number("subscription_tier"));
        Assert.True(subscription.IsNull("expires_at"));
        Assert.True(subscription.IsNull("subscription_remaining_seconds"));
        Assert.False(subscription.Flag("has_premium"));
        Assert.True(subscription.Flag("trial_available"));
        Assert.Equal(0, subscription.GetProperty("history").GetArrayLength());
        Assert.True(subscription.Time("updated_at") >= subscription.Time("created_at"));
    }

    [Fact]
    public async Task A_new_user_has_no_punishments()
    {
        var user = await Platform.SignInAsync();
        Assert.Equal("[]", (await user.Client.GetAsync("/v1/users/me/punishments")).ShouldBeOk().Text);
    }
}

[Collection(OnEmbedded.Name)]
public sealed class OwnProfileOnEmbeddedTests(EmbeddedPlatform fixture) : OwnProfileTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class OwnProfileOnPostgreSqlTests(PostgreSqlPlatform fixture) : OwnProfileTests(fixture);
