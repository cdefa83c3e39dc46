using Microsoft.AspNetCore.Http;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Admission;

/// <summary>Which of two credentials wins, what is refused with which code, and which limit pays (reference.md, section 1).</summary>
public sealed class CredentialCheckTests
{
    private const string None = "";
    private const string Good = "good";
    private const string Bad = "bad";
    private const string Bot = "bot";
    private const string DeadBot = "dead bot";

    private readonly Credential _publicKey = Credential.Create(CredentialKind.PublicKey);
    private readonly Credential _token = Credential.Create(CredentialKind.Session);
    private readonly FakeGrains _grains = new();

    public CredentialCheckTests() => _grains.PublicKeys.Hashes = [TokenHash.Of(new Secret("another")), _publicKey.Hash];

    [Theory]
    [InlineData(CredentialRule.None, Bad, Bad, null, "")]
    [InlineData(CredentialRule.SignIn, None, None, "authentication_required", "")]
    [InlineData(CredentialRule.SignIn, None, Good, "authentication_required", "")]
    [InlineData(CredentialRule.SignIn, Bad, None, "invalid_api_key", "")]
    [InlineData(CredentialRule.SignIn, Bot, None, "forbidden", "bot")]
    [InlineData(CredentialRule.SignIn, Bot, Good, "forbidden", "bot")]
    [InlineData(CredentialRule.SignIn, DeadBot, None, "invalid_api_key", "")]
    [InlineData(CredentialRule.SignIn, Good, None, null, "login")]
    [InlineData(CredentialRule.SignIn, Good, Bad, null, "login")]
    [InlineData(CredentialRule.SignOut, None, None, null, "login")]
    [InlineData(CredentialRule.SignOut, None, Good, null, "login")]
    [InlineData(CredentialRule.SignOut, None, Bad, null, "login")]
    [InlineData(CredentialRule.SignOut, Good, Good, null, "login")]
    [InlineData(CredentialRule.SignOut, Bad, Good, "invalid_api_key", "")]
    [InlineData(CredentialRule.SignOut, Bot, Good, null, "look login")]
    [InlineData(CredentialRule.SignOut, Bot, None, null, "look login")]
    [InlineData(CredentialRule.SignOut, DeadBot, Good, "invalid_api_key", "look")]
    [InlineData(CredentialRule.Session, None, None, "authentication_required", "")]
    [InlineData(CredentialRule.Session, None, Good, null, "auth")]
    [InlineData(CredentialRule.Session, None, Bad, "session_expired", "")]
    [InlineData(CredentialRule.Session, Good, None, "forbidden", "public")]
    [InlineData(CredentialRule.Session, Good, Good, null, "auth")]
    [InlineData(CredentialRule.Session, Good, Bad, "session_expired", "")]
    [InlineData(CredentialRule.Session, Bad, Good, "invalid_api_key", "")]
    [InlineData(CredentialRule.Session, Bot, None, "forbidden", "bot")]
    [InlineData(CredentialRule.Session, Bot, Good, null, "look auth")]
    [InlineData(CredentialRule.Session, Bot, Bad, "session_expired", "look")]
    [InlineData(CredentialRule.Session, DeadBot, None, "invalid_api_key", "")]
    [InlineData(CredentialRule.Session, DeadBot, Good, "invalid_api_key", "look")]
    [InlineData(CredentialRule.Visitor, None, None, null, "public")]
    [InlineData(CredentialRule.Visitor, None, Good, null, "auth")]
    [InlineData(CredentialRule.Visitor, None, Bad, null, "public")]
    [InlineData(CredentialRule.Visitor, Bad, None, null, "public")]
    [InlineData(CredentialRule.Visitor, Bot, Good, null, "auth")]
    [InlineData(CredentialRule.SignInForm, None, None, null, "login")]
    [InlineData(CredentialRule.SignInForm, None, Good, null, "login")]
    [InlineData(CredentialRule.SignInForm, Bad, Bad, null, "login")]
    [InlineData(CredentialRule.AnyOne, None, None, "authentication_required", "")]
    [InlineData(CredentialRule.AnyOne, None, Good, null, "auth")]
    [InlineData(CredentialRule.AnyOne, None, Bad, "session_expired", "")]
    [InlineData(CredentialRule.AnyOne, Good, None, null, "public")]
    [InlineData(CredentialRule.AnyOne, Good, Good, null, "public")]
    [InlineData(CredentialRule.AnyOne, Good, Bad, null, "public")]
    [InlineData(CredentialRule.AnyOne, Bad, Good, "invalid_api_key", "")]
    [InlineData(CredentialRule.AnyOne, Bot, None, null, "bot")]
    [InlineData(CredentialRule.AnyOne, Bot, Good, null, "bot")]
    [InlineData(CredentialRule.AnyOne, Bot, Bad, null, "bot")]
    [InlineData(CredentialRule.AnyOne, DeadBot, Good, "invalid_api_key", "")]
    [InlineData(CredentialRule.Bot, None, None, "authentication_required", "")]
    [InlineData(CredentialRule.Bot, None, Good, "forbidden", "auth")]
    [InlineData(CredentialRule.Bot, None, Bad, "session_expired", "")]
    [InlineData(CredentialRule.Bot, Good, None, "forbidden", "public")]
    [InlineData(CredentialRule.Bot, Good, Good, "forbidden", "public")]
    [InlineData(CredentialRule.Bot, Bad, Good, "invalid_api_key", "")]
    [InlineData(CredentialRule.Bot, Bot, None, null, "bot")]
    [InlineData(CredentialRule.Bot, Bot, Good, null, "bot")]
    [InlineData(CredentialRule.Bot, Bot, Bad, null, "bot")]
    [InlineData(CredentialRule.Bot, DeadBot, Good, "invalid_api_key", "")]
    [InlineData(CredentialRule.BotSignIn, None, None, "authentication_required", "")]
    [InlineData(CredentialRule.BotSignIn, None, Good, "authentication_required", "")]
    [InlineData(CredentialRule.BotSignIn, None, Bad, "authentication_required", "")]
    [InlineData(CredentialRule.BotSignIn, Good, None, "forbidden", "login")]
    [InlineData(CredentialRule.BotSignIn, Good, Good, "forbidden", "login")]
    [InlineData(CredentialRule.BotSignIn, Bad, None, "invalid_api_key", "")]
    [InlineData(CredentialRule.BotSignIn, Bot, None, null, "bot")]
    [InlineData(CredentialRule.BotSignIn, Bot, Bad, null, "bot")]
    [InlineData(CredentialRule.BotSignIn, DeadBot, None, "invalid_api_key", "")]
    internal async Task Each_pair_of_credentials_has_its_answer_and_its_limit(CredentialRule rule, string key, string session, string? code, string asked)
    {
        DefaultHttpContext context = Request(rule, key, session);
        Assert.Equal(code, (await Check().Refuse(context))?.Code);
        string[] calls =
        [
            .. Enumerable.Repeat("look", _grains.Bot.Looks), .. _grains.Address.Taken, .. Enumerable.Repeat("auth", _grains.Session.Taken),
            .. Enumerable.Repeat("bot", _grains.Bot.Taken),
        ];
        Assert.Equal(asked, string.Join(' ', calls));
        Assert.Equal(asked is not ("" or "look"), context.Response.Headers.ContainsKey("RateLimit"));
        Assert.InRange(_grains.AskedBots.Count, 0, 1);
    }

    [Fact]
    public async Task A_bot_is_told_of_both_its_limits_and_handed_on()
    {
        DefaultHttpContext context = Request(CredentialRule.Bot, Bot, Good);
        Assert.Null(await Check().Refuse(context));
        Caller caller = context.Features.Get<Caller>()!;
        Assert.Equal(_grains.Bot.Principal, caller.Bot);
        Assert.Null(caller.SessionOrNone);
        Assert.False(caller.CookieCounts);
        Assert.Equal([FakeBot.Number], _grains.AskedBots);
        Assert.Equal("\"bot\";r=599;t=60, \"bot-hour\";r=999;t=3600", context.Response.Headers["RateLimit"]);
    }

    [Fact]
    public async Task A_session_beside_a_bot_key_still_sees()
    {
        DefaultHttpContext context = Request(CredentialRule.AnyOne, Bot, Good);
        await Check().Refuse(context);
        Assert.NotNull(Viewer.Of(context.Features.Get<Caller>()!));
    }

    [Fact]
    public async Task A_bot_whose_limit_is_used_up_is_told_so_with_its_limits()
    {
        _grains.Bot.IsUsedUp = true;
        DefaultHttpContext context = Request(CredentialRule.Session, Bot, None);
        Assert.Equal(ErrorCodes.RateLimited, (await Check().Refuse(context))?.Code);
        Assert.True(context.Response.Headers.ContainsKey("RateLimit"));
    }

    [Theory]
    [InlineData(CredentialRule.Bot, None)]
    [InlineData(CredentialRule.Session, Good)]
    internal async Task A_key_of_a_number_that_is_no_bots_costs_no_call(CredentialRule rule, string session)
    {
        DefaultHttpContext context = Request(rule, None, session);
        context.Request.Headers["X-API-Key"] = Credential.CreateForBot(1L << 53).Plain.Value;
        Assert.Equal(ErrorCodes.InvalidApiKey, (await Check().Refuse(context))?.Code);
        Assert.Empty(_grains.AskedBots);
        Assert.Empty(_grains.Asked);
    }

    [Fact]
    public async Task A_suspension_is_no_matter_of_the_credential()
    {
        _grains.Bot.Suspension = new Refusal(ErrorCodes.BotInactive, "The bot is inactive.");
        DefaultHttpContext context = Request(CredentialRule.AnyOne, Bot, None);
        Assert.Null(await Check().Refuse(context));
        Assert.Equal(ErrorCodes.BotInactive, (await new AccountCheck().Refuse(context))?.Code);
    }

    [Fact]
    public async Task A_mistyped_token_costs_no_call_and_takes_the_cookie_away()
    {
        DefaultHttpContext context = Request(CredentialRule.Session, None, Bad);
        await Check().Refuse(context);
        Assert.Empty(_grains.Asked);
        Assert.StartsWith("psession=; max-age=0; path=/", context.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_session_takes_the_cookie_away()
    {
        _grains.Session.IsLive = false;
        DefaultHttpContext context = Request(CredentialRule.Session, None, Good);
        Assert.Equal(ErrorCodes.SessionExpired, (await Check().Refuse(context))?.Code);
        Assert.StartsWith("psession=;", context.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_up_limit_goes_before_the_wrong_kind()
    {
        _grains.Address.IsUsedUp = true;
        Assert.Equal(ErrorCodes.RateLimited, (await Check().Refuse(Request(CredentialRule.Session, Good, None)))?.Code);
    }

    [Fact]
    public async Task A_key_that_cannot_be_looked_up_is_a_fault_and_not_taken()
    {
        _grains.PublicKeys.IsAway = true;
        await Assert.ThrowsAsync<UnavailableException>(() => Check().Refuse(Request(CredentialRule.SignIn, Good, None)).AsTask());
    }

    [Fact]
    public async Task Two_keys_are_no_key()
    {
        DefaultHttpContext context = Request(CredentialRule.SignIn, None, None);
        context.Request.Headers["X-API-Key"] = new([_publicKey.Plain.Value, _publicKey.Plain.Value]);
        Assert.Equal(ErrorCodes.InvalidApiKey, (await Check().Refuse(context))?.Code);
    }

    [Fact]
    public async Task A_token_sent_as_a_key_is_no_key()
    {
        DefaultHttpContext context = Request(CredentialRule.AnyOne, None, None);
        context.Request.Headers["X-API-Key"] = _token.Plain.Value;
        Assert.Equal(ErrorCodes.InvalidApiKey, (await Check().Refuse(context))?.Code);
    }

    [Fact]
    public async Task A_route_that_does_not_say_who_may_call_it_is_closed() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Check().Refuse(Requests.To("GET", "/x")).AsTask());

    private CredentialCheck Check() => new(new PublicKeyCopy(_grains, TimeProvider.System), new BotKeys(new NoNearbyGrains(), _grains), new SessionCookie(new GatewayOptions()), new NoNearbyGrains(), _grains);

    private DefaultHttpContext Request(CredentialRule rule, string key, string session)
    {
        DefaultHttpContext context = Requests.To("GET", "/x", new RouteAccess(rule));
        if (key.Length > 0)
        {
            context.Request.Headers["X-API-Key"] = key switch
            {
                Good => _publicKey.Plain.Value,
                Bot => _grains.Bot.Key.Plain.Value,
                DeadBot => Credential.CreateForBot(FakeBot.Number).Plain.Value,
                _ => Credential.Create(CredentialKind.PublicKey).Plain.Value,
            };
        }

        if (session.Length > 0)
        {
            context.Request.Headers.Cookie = "psession=" + (session == Good ? _token.Plain.Value : "pses_mistyped");
        }

        return context;
    }
}
