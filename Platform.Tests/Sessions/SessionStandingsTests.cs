using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Moderation;
using Platform.Grains.Sessions;
using Platform.Grains.Users;

namespace Platform.Tests.Sessions;

public sealed class SessionStandingsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TokenHash First = new("aa");
    private static readonly TokenHash Second = new("bb");

    private static readonly UserState Someone = new()
    {
        Sessions = new UserSessions { Live = [Session(First), Session(Second)] },
    };

    [Fact]
    public void A_change_that_sessions_need_not_know_concerns_none()
    {
        Assert.Empty(SessionStandings.Concerned(Someone, Someone with { Username = "other", SubscriptionTier = SubscriptionTier.Premium }, Now));
        UserState over = Someone with { Punishments = [new Punishment { Kind = PunishmentKind.Timeout, ExpiresAt = Now }] };
        Assert.Empty(SessionStandings.Concerned(over, over.AsOf(Now), Now));
    }

    [Fact]
    public void An_ended_session_is_concerned_and_one_that_was_over_anyway_is_not()
    {
        Assert.Equal<IEnumerable<TokenHash>>([First], SessionStandings.Concerned(Someone, Someone with { Sessions = new UserSessions { Live = [Session(Second)] } }, Now));
        Assert.Empty(SessionStandings.Concerned(Someone, Someone with { Sessions = new UserSessions() }, Now.AddDays(1)));
    }

    [Fact]
    public void A_new_level_a_restriction_and_its_lifting_concern_all()
    {
        UserState silenced = Someone with { Punishments = [new Punishment { Kind = PunishmentKind.Timeout, ExpiresAt = Now.AddHours(1) }] };
        Assert.Equal<IEnumerable<TokenHash>>([First, Second], SessionStandings.Concerned(Someone, Someone with { PermissionLevel = PermissionLevel.Admin }, Now));
        Assert.Equal<IEnumerable<TokenHash>>([First, Second], SessionStandings.Concerned(Someone, silenced, Now));
        Assert.Equal<IEnumerable<TokenHash>>([First, Second], SessionStandings.Concerned(silenced, Someone, Now));
    }

    [Fact]
    public void A_shortened_session_is_concerned_alone()
    {
        UserState shortened = Someone with { Sessions = new UserSessions { Live = [Session(First), Session(Second) with { ExpiresAt = Now.AddHours(1) }] } };
        Assert.Equal<IEnumerable<TokenHash>>([Second], SessionStandings.Concerned(Someone, shortened, Now));
    }

    private static LiveSession Session(TokenHash hash) => new() { Hash = hash, ExpiresAt = Now.AddDays(1) };
}
