using CsCheck;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Moderation;

namespace Platform.Tests.Moderation;

public sealed class RestrictionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<RunningRestriction> AnyRestriction = Gen.Select(
        Gen.Enum<AccountState>().Where(state => state != AccountState.Active),
        Gen.OneOf(Gen.Const((DateTimeOffset?)null), Gen.Int[-3, 3].Select(hours => (DateTimeOffset?)Now.AddHours(hours))),
        (state, until) => new RunningRestriction(state, until));

    [Fact]
    public void Nothing_running_restricts_nothing()
    {
        Assert.Null(Restrictions.InForce([], Now));
        Assert.Null(Restrictions.InForce([new RunningRestriction(AccountState.Banned, Now)], Now));
    }

    [Fact]
    public void A_ban_decides_over_a_longer_timeout() => Assert.Equal(
        new Restriction(AccountState.Banned, Now.AddHours(1), 3_600),
        Restrictions.InForce([new(AccountState.Timeout, null), new(AccountState.Banned, Now.AddHours(1))], Now));

    [Fact]
    public void When_the_ban_is_over_the_timeout_beneath_it_decides() => Assert.Equal(
        new Restriction(AccountState.Timeout, null, null),
        Restrictions.InForce([new(AccountState.Timeout, null), new(AccountState.Banned, Now.AddHours(1))], Now.AddHours(1)));

    [Fact]
    public void A_shorter_ban_on_top_of_a_longer_one_shortens_nothing() => Assert.Equal(
        Now.AddDays(7),
        Restrictions.InForce([new(AccountState.Banned, Now.AddDays(7)), new(AccountState.Banned, Now.AddDays(1))], Now)!.Until);

    [Fact]
    public void No_other_running_restriction_is_stronger_than_the_one_in_force()
    {
        AnyRestriction.Array[0, 6].Sample(all =>
        {
            Restriction? decided = Restrictions.InForce(all, Now);
            RunningRestriction[] running = [.. all.Where(one => one.Until is null || one.Until > Now)];
            Assert.Equal(running.Length == 0, decided is null);
            Assert.All(running, one => Assert.True(one.State <= decided!.State));
            Assert.All(running.Where(one => one.State == decided!.State), one => Assert.True(decided!.Until is null || one.Until <= decided.Until));
        });
    }

    [Fact]
    public void A_timeout_refuses_changes_and_no_sign_in_and_tells_its_end()
    {
        var timeout = new Restriction(AccountState.Timeout, Now.AddMinutes(1), 60);
        Assert.Null(Restrictions.RefuseSignIn(timeout));
        Refusal refusal = Restrictions.RefuseChange(timeout)!;
        Assert.Equal((ErrorCodes.AccountTimeout, Now.AddMinutes(1), 60L), (refusal.Code, refusal.RestrictedUntil, refusal.RemainingSeconds));
    }

    [Fact]
    public void A_ban_refuses_both()
    {
        var ban = new Restriction(AccountState.Banned, null, null);
        Assert.Equal(ErrorCodes.AccountBanned, Restrictions.RefuseSignIn(ban)!.Code);
        Assert.Equal(ErrorCodes.AccountBanned, Restrictions.RefuseChange(ban)!.Code);
    }
}
