using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Grains;

/// <summary>Bots that hand out codes, and what becomes of the sessions opened by them.</summary>
[Collection(GrainCollection.Name)]
public sealed class BotSignInGrainTests(GrainCluster cluster)
{
    private static readonly IdentityReport Nothing = new();

    private static readonly IdentityReport Alice = new()
    {
        ChangesUsername = true,
        PlatformUsername = "alice",
        ChangesAvatar = true,
        PlatformAvatarUrl = "https://a.example/a.png",
    };

    [Fact]
    public async Task A_bot_hands_out_the_code_that_was_asked_for_and_none_when_none_was()
    {
        BotPrincipal bot = await NewBot();
        PlatformIdentity identity = People.NewIdentity();
        Assert.Equal(new PendingCode(null, null), (await cluster.BotDesk().GetLoginCode(bot, identity, Nothing)).Value);
        IClientAddressGrain address = cluster.NewAddress();
        DateTimeOffset end = (await address.RequestCode(identity)).Value!.ExpiresAt;
        PendingCode handed = (await cluster.BotDesk().GetLoginCode(bot, identity, Nothing)).Value!;
        Assert.Equal((await cluster.CodeOf(identity), end), (handed.Code, handed.ExpiresAt));
        Assert.Null((await address.VerifyCode(handed.Code!.Value, Client)).Refusal);
        Assert.Equal(new PendingCode(null, null), (await cluster.BotDesk().GetLoginCode(bot, identity, Nothing)).Value);
    }

    [Fact]
    public async Task What_a_bot_says_of_somebody_is_seen_from_his_first_sign_in_on_and_renewed_by_each_call()
    {
        BotPrincipal bot = await NewBot();
        PlatformIdentity identity = People.NewIdentity();
        IClientAddressGrain address = cluster.NewAddress();
        await address.RequestCode(identity);
        PendingCode handed = (await cluster.BotDesk().GetLoginCode(bot, identity, Alice)).Value!;
        SignedIn person = (await address.VerifyCode(handed.Code!.Value, Client)).Value!;
        Assert.Equal(("alice", "https://a.example/a.png"), Linked(person.Profile));
        Assert.Equal("https://a.example/a.png", person.Profile.AvatarUrl);

        await cluster.BotDesk().GetLoginCode(bot, identity, new IdentityReport { ChangesUsername = true, PlatformUsername = "alice2" });
        Assert.Equal(("alice2", "https://a.example/a.png"), Linked((await cluster.User(person).GetProfile()).Value!));
        SignedIn again = await cluster.SignIn(identity);
        Assert.Equal(("alice2", "https://a.example/a.png"), Linked(again.Profile));
    }

    [Fact]
    public async Task A_bot_acts_for_its_own_platform_only()
    {
        BotPrincipal bot = await NewBot();
        var elsewhere = new PlatformIdentity("elsewhere", "1");
        Assert.Equal(ErrorCodes.Forbidden, (await cluster.BotDesk().GetLoginCode(bot, elsewhere, Nothing)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await cluster.BotDesk().SendCode(bot, elsewhere, Nothing)).Refusal?.Code);
    }

    [Fact]
    public async Task Every_bad_field_of_a_report_is_named()
    {
        BotPrincipal bot = await NewBot();
        var report = new IdentityReport { ChangesUsername = true, PlatformUsername = "a\0", ChangesAvatar = true, PlatformAvatarUrl = "http://a.example" };
        Refusal refusal = (await cluster.BotDesk().GetLoginCode(bot, new PlatformIdentity("X", " "), report)).Refusal!;
        Assert.Equal(["platform", "platform_avatar_url", "platform_user_id", "platform_username"], refusal.Fields.Keys);
    }

    [Fact]
    public async Task A_sent_code_is_for_those_who_have_an_account_and_good_from_anywhere()
    {
        BotPrincipal bot = await NewBot();
        PlatformIdentity identity = People.NewIdentity();
        Assert.Equal(ErrorCodes.NotFound, (await cluster.BotDesk().SendCode(bot, identity, Nothing)).Refusal?.Code);
        SignedIn person = await cluster.SignIn(identity);
        PendingCode sent = (await cluster.BotDesk().SendCode(bot, identity, Nothing)).Value!;
        cluster.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(sent, (await cluster.BotDesk().SendCode(bot, identity, Nothing)).Value);
        Assert.Equal(cluster.Clock.GetUtcNow().AddMinutes(6), sent.ExpiresAt);
        SignedIn again = (await cluster.NewAddress().VerifyCode(sent.Code!.Value, Client)).Value!;
        Assert.Equal((person.Profile.Id, false), (again.Profile.Id, again.UserCreated));
        Assert.Equal(ErrorCodes.InvalidCode, (await cluster.NewAddress().VerifyCode(sent.Code.Value, Client)).Refusal?.Code);
        Assert.NotEqual(sent.Code, (await cluster.BotDesk().SendCode(bot, identity, Nothing)).Value!.Code);
    }

    [Fact]
    public async Task After_five_sign_ins_by_sent_codes_in_a_row_the_web_must_be_used_once()
    {
        BotPrincipal bot = await NewBot();
        PlatformIdentity identity = People.NewIdentity();
        await cluster.SignIn(identity);
        for (int round = 0; round < 2; round++)
        {
            for (int signIn = 0; signIn < 5; signIn++)
            {
                PendingCode sent = (await cluster.BotDesk().SendCode(bot, identity, Nothing)).Value!;
                Assert.Null((await cluster.NewAddress().VerifyCode(sent.Code!.Value, Client)).Refusal);
            }

            Assert.Equal(ErrorCodes.WebLoginRequired, (await cluster.BotDesk().SendCode(bot, identity, Nothing)).Refusal?.Code);
            await cluster.SignIn(identity);
        }
    }

    [Fact]
    public async Task A_banned_user_is_sent_no_code_and_a_code_sent_before_is_worthless()
    {
        Registered bot = await cluster.CreateBot();
        PlatformIdentity identity = People.NewIdentity();
        SignedIn person = await cluster.SignIn(identity);
        PendingCode sent = (await cluster.BotDesk().SendCode(await cluster.PrincipalOf(bot), identity, Nothing)).Value!;
        Assert.Null((await cluster.Act(bot.Operator, person, new BanUser { Reason = "test" })).Refusal);
        Assert.Equal(ErrorCodes.AccountBanned, (await cluster.BotDesk().SendCode(await cluster.PrincipalOf(bot), identity, Nothing)).Refusal?.Code);
        Assert.NotNull((await cluster.NewAddress().VerifyCode(sent.Code!.Value, Client)).Refusal);
    }

    [Fact]
    public async Task Disabling_a_bot_with_its_sessions_ends_those_it_opened_and_no_others()
    {
        Registered bot = await cluster.CreateBot();
        Registered other = await cluster.CreateBot();
        PlatformIdentity identity = People.NewIdentity();
        SignedIn alone = await cluster.SignIn(identity);
        SignedIn byBot = await SignInBy(bot, identity);
        SignedIn byOther = await SignInBy(other, identity);
        SignedIn newcomer = await SignInBy(bot, People.NewIdentity());
        PendingCode unused = (await cluster.BotDesk().SendCode(await cluster.PrincipalOf(bot), identity, Nothing)).Value!;

        Assert.Equal(2, (await cluster.Act(bot, new DisableBot(EndsSessions: true), dryRun: true)).Value!.EndedSessions);
        Assert.Null((await cluster.Session(byBot.Token).Admit()).Refusal);
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await cluster.Do(bot, new DisableBot(EndsSessions: true))).EndedSessions);

        Assert.Equal(ErrorCodes.SessionExpired, (await cluster.Session(byBot.Token).Admit()).Refusal?.Code);
        Assert.Equal(ErrorCodes.SessionExpired, (await cluster.Session(newcomer.Token).Admit()).Refusal?.Code);
        Assert.Null((await cluster.Session(alone.Token).Admit()).Refusal);
        Assert.Null((await cluster.Session(byOther.Token).Admit()).Refusal);
        Assert.Equal(ErrorCodes.InvalidCode, (await cluster.NewAddress().VerifyCode(unused.Code!.Value, Client)).Refusal?.Code);
        Assert.Equal(SessionEndReasons.Revoked, (await cluster.User(byBot).GetSessions(null)).Value!.History[0].EndReason);
        Assert.Equal(0, (await cluster.Do(bot, new DisableBot(EndsSessions: true))).EndedSessions);
    }

    [Fact]
    public async Task A_bot_that_is_enabled_again_vouches_for_new_codes()
    {
        Registered bot = await cluster.CreateBot();
        await cluster.Do(bot, new DisableBot(EndsSessions: true));
        await cluster.Do(bot, new EnableBot());
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        SignedIn person = await SignInBy(bot, People.NewIdentity());
        Assert.Null((await cluster.Session(person.Token).Admit()).Refusal);
    }

    [Fact]
    public async Task A_bot_sees_a_user_with_his_identity_on_its_own_platform()
    {
        Registered bot = await cluster.CreateBot();
        SignedIn person = await cluster.SignIn();
        BotUserView seen = (await cluster.BotDesk().GetUser(await cluster.PrincipalOf(bot), person.Profile.Id)).Value!;
        Assert.Equal(person.Profile.LinkedPlatforms[0], seen.LinkedPlatform);
        Registered elsewhere = await cluster.CreateBot(platform: "elsewhere");
        Assert.Null((await cluster.BotDesk().GetUser(await cluster.PrincipalOf(elsewhere), person.Profile.Id)).Value!.LinkedPlatform);
        Assert.Equal(ErrorCodes.NotFound, (await cluster.BotDesk().GetUser(await cluster.PrincipalOf(bot), new UserId(999_999_999))).Refusal?.Code);
    }

    [Fact]
    public async Task A_bot_names_a_user_only_while_he_has_the_name_the_platform_made()
    {
        BotPrincipal bot = await NewBot();
        SignedIn person = await cluster.SignIn();
        SignedIn other = await cluster.SignIn();
        IBotDeskGrain desk = cluster.BotDesk();
        Assert.Equal(ErrorCodes.UsernameTaken, (await desk.UpdateUser(bot, person.Profile.Id, Nothing, other.Profile.Username)).Refusal?.Code);
        Assert.Equal(["username"], (await desk.UpdateUser(bot, person.Profile.Id, Nothing, "x")).Refusal!.Fields.Keys);
        string name = $"n{person.Profile.Id}";
        Assert.Equal(name, (await desk.UpdateUser(bot, person.Profile.Id, Nothing, name)).Value!.Username);
        Assert.Equal(name, (await desk.UpdateUser(bot, person.Profile.Id, Nothing, "another")).Value!.Username);
        Assert.Equal(name, (await desk.UpdateUser(bot, person.Profile.Id, Nothing, "x")).Value!.Username);
    }

    [Fact]
    public async Task A_bot_updates_the_identity_on_its_own_platform_and_where_there_is_none_nothing()
    {
        BotPrincipal bot = await NewBot();
        SignedIn person = await cluster.SignIn();
        Assert.Equal("alice", (await cluster.BotDesk().UpdateUser(bot, person.Profile.Id, Alice, null)).Value!.LinkedPlatform!.PlatformUsername);
        Assert.Equal(("alice", "https://a.example/a.png"), Linked((await cluster.User(person).GetProfile()).Value!));
        BotPrincipal elsewhere = await cluster.PrincipalOf(await cluster.CreateBot(platform: "elsewhere"));
        Assert.Equal(ErrorCodes.NotFound, (await cluster.BotDesk().UpdateUser(elsewhere, person.Profile.Id, Alice, "anything")).Refusal?.Code);
        Assert.Equal(person.Profile.Username, (await cluster.User(person).GetProfile()).Value!.Username);
    }

    private static SignInClient Client { get; } = new("192.0.2.1", "tests");

    private static (string?, string?) Linked(UserProfile profile) => (profile.LinkedPlatforms[0].PlatformUsername, profile.LinkedPlatforms[0].PlatformAvatarUrl);

    private async Task<BotPrincipal> NewBot() => await cluster.PrincipalOf(await cluster.CreateBot());

    private async Task<SignedIn> SignInBy(Registered bot, PlatformIdentity identity)
    {
        IClientAddressGrain address = cluster.NewAddress();
        Assert.Null((await address.RequestCode(identity)).Refusal);
        PendingCode handed = (await cluster.BotDesk().GetLoginCode(await cluster.PrincipalOf(bot), identity, Nothing)).Value!;
        Result<SignedIn> signedIn = await address.VerifyCode(handed.Code!.Value, Client);
        Assert.Null(signedIn.Refusal);
        return signedIn.Value!;
    }
}
