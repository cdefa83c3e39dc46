using System.Text.Json;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;
using Platform.Tests.Users;

namespace Platform.Tests.Bots;

/// <summary><c>GET /bot/users/{user_id}</c> (reference.md, section 5): the user as his bot needs him.</summary>
public abstract class BotUserTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task A_bot_sees_the_user_and_his_identity_on_its_own_platform()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var seen = await SeeAsync(bot, user);
        seen.ShouldHaveExactly(BotMembers.User);
        Assert.Equal((user.Id, user.Username), (seen.Number("id"), seen.Text("username")));
        Assert.Equal((0, 0, 0), (seen.Number("state"), seen.Number("permission_level"), seen.Number("subscription_tier")));
        Assert.False(seen.Flag("has_premium"));
        Assert.All(["restricted_until", "remaining_seconds", "subscription_expires_at", "subscription_remaining_seconds"], member => Assert.True(seen.IsNull(member)));
        var linked = seen.GetProperty("linked_platform");
        linked.ShouldHaveExactly(ProfileMembers.LinkedPlatform);
        Assert.Equal((user.Identity.Platform, user.Identity.PlatformUserId), (linked.Text("platform"), linked.Text("platform_user_id")));
    }

    [Fact]
    public async Task A_bot_of_another_platform_does_not_see_the_identity()
    {
        var bot = await BotAsync(platform: "elsewhere");
        var user = await Platform.SignInAsync();
        var seen = await SeeAsync(bot, user);
        seen.ShouldHaveExactly(BotMembers.User);
        Assert.True(seen.IsNull("linked_platform"));
        Assert.DoesNotContain(user.Identity.PlatformUserId, seen.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_operators_do_shows_at_once()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        await ActAsync(user, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 10 });
        var premium = await SeeAsync(bot, user);
        Assert.True(premium.Flag("has_premium"));
        Assert.Equal(2, premium.Number("subscription_tier"));
        Assert.InRange(premium.Time("subscription_expires_at"), DateTimeOffset.UtcNow.AddDays(9.9), DateTimeOffset.UtcNow.AddDays(10.1));
        Assert.InRange(premium.Number("subscription_remaining_seconds"), 9 * 86_400, 10 * 86_400);

        await ActAsync(user, new TimeOutUser { Reason = "loud", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) });
        var silenced = await SeeAsync(bot, user);
        Assert.Equal(1, silenced.Number("state"));
        Assert.InRange(silenced.Number("remaining_seconds"), 3_500, 3_600);
        Assert.False(silenced.IsNull("restricted_until"));

        await ActAsync(user, new BanUser { Reason = "spam" });
        var banned = await SeeAsync(bot, user);
        Assert.Equal(2, banned.Number("state"));
        Assert.True(banned.IsNull("restricted_until"));
    }

    [Theory]
    [MemberData(nameof(PublicProfileTests.NumbersOfNobody), MemberType = typeof(PublicProfileTests))]
    public async Task A_number_of_nobody_finds_nobody(string id)
    {
        var bot = await BotAsync();
        foreach (var answer in new[] { await bot.Client.GetAsync($"/v1/bot/users/{id}"), await bot.Client.PostAsync($"/v1/bot/users/{id}/update", new { }) })
        {
            Assert.Contains(answer.Status, new[] { 400, 404 });
            answer.ShouldBeProblem(answer.Status);
        }
    }

    [Fact]
    public async Task A_deleted_user_is_gone()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        await ActAsync(user, new DeleteUser { Reason = "asked" });
        (await bot.Client.GetAsync($"/v1/bot/users/{user.Id}")).ShouldBeProblem(404, "not_found");
    }

    private static async Task<JsonElement> SeeAsync(RunningBot bot, SignedInUser user) =>
        (await bot.Client.GetAsync($"/v1/bot/users/{user.Id}")).ShouldBeOk().Json;
}

[Collection(OnEmbedded.Name)]
public sealed class BotUserOnEmbeddedTests(EmbeddedPlatform fixture) : BotUserTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotUserOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotUserTests(fixture);
