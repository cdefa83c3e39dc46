using Platform.GrainInterfaces.Moderation;
using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.SignIn;

/// <summary><c>POST /authentication/bot/send-code</c> (reference.md, section 3): a code for somebody the platform knows, good from anywhere.</summary>
public abstract class BotSendCodeTests(PlatformFixture fixture) : BotTests(fixture)
{
    private const int InARow = 5;

    [Fact]
    public async Task A_stranger_gets_no_code()
    {
        var bot = await BotAsync();
        var identity = Identity.Fresh();
        (await bot.SendCodeAsync(identity)).ShouldBeProblem(404, "not_found");
        (await Platform.Visitor().RequestCodeAsync(identity)).ShouldBeOk();
        (await bot.SendCodeAsync(identity)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_user_signs_in_by_it_from_any_address()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var answer = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json;
        answer.ShouldHaveExactly("code", "expires_at");
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{8}$", answer.Text("code"));
        Assert.InRange(answer.Time("expires_at"), DateTimeOffset.UtcNow.AddMinutes(9), DateTimeOffset.UtcNow.AddMinutes(10.1));
        var profile = (await Platform.Visitor().VerifyAsync(answer.Text("code")!)).ShouldBeOk().Json;
        Assert.Equal(user.Id, profile.Number("id"));
        Assert.False(profile.Flag("user_created"));
        (await Platform.Visitor().VerifyAsync(answer.Text("code")!)).ShouldBeProblem(401, "invalid_code");
    }

    [Fact]
    public async Task The_same_code_is_sent_while_it_lives_and_a_new_one_after_it_was_used()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var first = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json;
        var again = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json;
        Assert.Equal((first.Text("code"), first.Text("expires_at")), (again.Text("code"), again.Text("expires_at")));
        (await Platform.Visitor().VerifyAsync(first.Text("code")!)).ShouldBeOk();
        Assert.NotEqual(first.Text("code"), (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code"));
    }

    [Fact]
    public async Task Codes_asked_for_at_once_are_one_code()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => bot.SendCodeAsync(user.Identity))));
        Assert.Single(answers.Select(answer => answer.ShouldBeOk().Json.Text("code")).Distinct());
    }

    [Fact]
    public async Task A_code_asked_for_on_the_web_stays_good_beside_it()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var visitor = Platform.Visitor();
        var code = await Platform.RequestCodeAsync(user.Identity, visitor);
        var sent = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
        Assert.NotEqual(code, sent);
        (await visitor.VerifyAsync(code)).ShouldBeOk();
        (await Platform.Visitor().VerifyAsync(sent)).ShouldBeOk();
    }

    [Fact]
    public async Task After_five_in_a_row_the_next_sign_in_must_come_from_the_web()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var signIn = 0; signIn < InARow; signIn++)
            {
                await SignInAsync(bot, user);
            }

            (await bot.SendCodeAsync(user.Identity)).ShouldBeProblem(403, "web_login_required");
            await Platform.SignInAsync(user.Identity);
        }

        (await bot.SendCodeAsync(user.Identity)).ShouldBeOk();
    }

    [Fact]
    public async Task A_sign_in_on_the_web_begins_the_row_anew()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        for (var signIn = 0; signIn < InARow - 1; signIn++)
        {
            await SignInAsync(bot, user);
        }

        await Platform.SignInAsync(user.Identity);
        for (var signIn = 0; signIn < InARow; signIn++)
        {
            await SignInAsync(bot, user);
        }

        (await bot.SendCodeAsync(user.Identity)).ShouldBeProblem(403, "web_login_required");
    }

    [Fact]
    public async Task Another_bot_does_not_begin_the_row_anew()
    {
        var user = await Platform.SignInAsync();
        var bot = await BotAsync();
        for (var signIn = 0; signIn < InARow; signIn++)
        {
            await SignInAsync(bot, user);
        }

        (await (await BotAsync()).SendCodeAsync(user.Identity)).ShouldBeProblem(403, "web_login_required");
    }

    [Fact]
    public async Task Codes_that_nobody_used_do_not_count()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        for (var code = 0; code < InARow + 3; code++)
        {
            (await bot.SendCodeAsync(user.Identity)).ShouldBeOk();
        }
    }

    [Fact]
    public async Task A_banned_user_gets_no_code_and_his_old_one_is_worthless()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var sent = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
        await ActAsync(user, new BanUser { Reason = "spam", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) });
        var refused = (await bot.SendCodeAsync(user.Identity)).ShouldBeProblem(403, "account_banned");
        Assert.InRange(refused.Time("restricted_until"), DateTimeOffset.UtcNow.AddMinutes(50), DateTimeOffset.UtcNow.AddMinutes(61));
        Assert.NotEqual(200, (await Platform.Visitor().VerifyAsync(sent)).Status);
        await ActAsync(user, new LiftBans());
        (await bot.SendCodeAsync(user.Identity)).ShouldBeOk();
    }

    [Fact]
    public async Task A_bot_acts_for_its_own_platform_only()
    {
        var bot = await BotAsync(platform: "elsewhere");
        var user = await Platform.SignInAsync();
        (await bot.SendCodeAsync(user.Identity)).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task What_the_bot_knows_of_a_person_is_refreshed()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        (await bot.Client.PostAsync("/v1/authentication/bot/send-code", new
        {
            platform = user.Identity.Platform,
            platform_user_id = user.Identity.PlatformUserId,
            platform_username = "zoe",
            platform_avatar_url = "https://example.org/zoe.png",
        })).ShouldBeOk();
        var linked = Assert.Single((await user.MeAsync()).Json.GetProperty("linked_platforms").EnumerateArray());
        Assert.Equal(("zoe", "https://example.org/zoe.png"), (linked.Text("platform_username"), linked.Text("platform_avatar_url")));
    }

    [Fact]
    public async Task All_bad_fields_are_named()
    {
        var bot = await BotAsync();
        (await bot.Client.PostAsync("/v1/authentication/bot/send-code", new { platform = "X!", platform_user_id = "" }))
            .ShouldNameFields("platform", "platform_user_id");
    }

    private async Task SignInAsync(RunningBot bot, SignedInUser user)
    {
        var code = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
        (await Platform.Visitor().VerifyAsync(code)).ShouldBeOk();
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotSendCodeOnEmbeddedTests(EmbeddedPlatform fixture) : BotSendCodeTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotSendCodeOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotSendCodeTests(fixture);
