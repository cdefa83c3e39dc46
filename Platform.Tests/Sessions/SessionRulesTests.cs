using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.Grains.Sessions;

namespace Platform.Tests.Sessions;

public sealed class SessionRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(PermissionLevel.User, 30)]
    [InlineData(PermissionLevel.Admin, 1)]
    [InlineData(PermissionLevel.Owner, 1)]
    public void A_session_lives_as_long_as_its_level_allows(PermissionLevel level, int days) =>
        Assert.Equal(TimeSpan.FromDays(days), SessionRules.Lifetime(level));

    [Fact]
    public void A_promotion_shortens_live_sessions_and_lengthens_none()
    {
        LiveSession[] sessions = [Session(1, Now.AddDays(20)), Session(2, Now.AddHours(1))];
        Assert.Equal([Now.AddDays(1), Now.AddHours(1)], SessionRules.Shorten([.. sessions], PermissionLevel.Owner, Now).Select(session => session.ExpiresAt));
        Assert.Equal([Now.AddDays(20), Now.AddHours(1)], SessionRules.Shorten([.. sessions], PermissionLevel.User, Now).Select(session => session.ExpiresAt));
    }

    [Fact]
    public void A_session_past_its_time_counts_as_ended_at_that_time()
    {
        var sessions = new UserSessions { Live = [Session(1, Now), Session(2, Now.AddSeconds(1))] };
        UserSessions settled = SessionRules.Settle(sessions, Now);
        Assert.Equal("2", Assert.Single(settled.Live).TokenSuffix);
        EndedSession ended = Assert.Single(settled.Ended);
        Assert.Equal(("1", Now, SessionEndReasons.Expired), (ended.TokenSuffix, ended.EndedAt, ended.EndReason));
    }

    [Fact]
    public void The_twenty_first_sign_in_retires_the_oldest()
    {
        var sessions = new UserSessions { Live = [.. Enumerable.Range(1, 20).Select(number => Session(number, Now.AddDays(1)))] };
        UserSessions roomy = SessionRules.MakeRoom(sessions, Now);
        Assert.Equal(19, roomy.Live.Length);
        Assert.Equal(("1", SessionEndReasons.Replaced), (roomy.Ended[0].TokenSuffix, roomy.Ended[0].EndReason));
        Assert.Same(roomy, SessionRules.MakeRoom(roomy, Now));
    }

    [Fact]
    public void The_last_fifty_ended_sessions_are_remembered()
    {
        var sessions = new UserSessions { Live = [.. Enumerable.Range(1, 60).Select(number => Session(number, Now.AddSeconds(-number)))] };
        UserSessions settled = SessionRules.Settle(sessions, Now);
        Assert.Equal(50, settled.Ended.Length);
        Assert.Equal("1", settled.Ended[0].TokenSuffix);
    }

    private static LiveSession Session(int number, DateTimeOffset expiresAt) => new()
    {
        Hash = TokenHash.Of(new Secret($"{number}")),
        TokenSuffix = $"{number}",
        CreatedAt = Now.AddDays(-10).AddMinutes(number),
        ExpiresAt = expiresAt,
    };
}
