using System.Net;
using Microsoft.AspNetCore.Http;
using Platform.Gateway.Admission;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Admission;

public sealed class AccountCheckTests
{
    private static readonly DateTimeOffset Until = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(AccountState.Timeout, "account_timeout")]
    [InlineData(AccountState.Banned, "account_banned")]
    public async Task A_restricted_account_may_not_change_anything(AccountState state, string code)
    {
        Refusal? refusal = await Refuse(new Restriction(state, Until, 5), ChangesAccount.Mark);
        Assert.Equal(code, refusal?.Code);
        Assert.Equal((true, Until, 5L), (refusal?.IsRestriction, refusal?.RestrictedUntil, refusal?.RemainingSeconds));
    }

    [Fact]
    public async Task It_may_still_read_and_end_sessions() => Assert.Null(await Refuse(new Restriction(AccountState.Timeout, Until, 5)));

    [Fact]
    public async Task An_active_account_may_change_things() => Assert.Null(await Refuse(null, ChangesAccount.Mark));

    [Theory]
    [InlineData(ErrorCodes.BotInactive)]
    [InlineData(ErrorCodes.BotOwnerBanned)]
    public async Task A_suspended_bot_may_not_even_read(string code)
    {
        DefaultHttpContext context = Requests.To("GET", "/x");
        context.Features.Set(new Caller(IPAddress.Loopback, new FakeBot().Principal) { Suspension = new Refusal(code, "No.") });
        Assert.Equal(code, (await new AccountCheck().Refuse(context))?.Code);
    }

    private static async Task<Refusal?> Refuse(Restriction? restriction, params object[] metadata)
    {
        DefaultHttpContext context = Requests.To("POST", "/x", metadata);
        var principal = new SessionPrincipal(SessionKey.Of(new Secret("x")), new UserId(1), PermissionLevel.User, restriction, Until);
        context.Features.Set(new Caller(IPAddress.Loopback, principal));
        return await new AccountCheck().Refuse(context);
    }
}
