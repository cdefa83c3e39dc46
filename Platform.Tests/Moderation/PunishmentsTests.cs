using CsCheck;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Sessions;
using Platform.Grains.Users;

namespace Platform.Tests.Moderation;

public sealed class PunishmentsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Actor Admin = new(new UserId(1), PermissionLevel.Admin);
    private static readonly UserState Someone = new() { Id = new UserId(2), Username = "someone" };

    // What happens, in hours where it has a length; null is for ever.
    private static readonly Gen<(string What, int? Hours)> AnyStep = Gen.Select(
        Gen.OneOf([.. new[] { "ban", "timeout", "warn", "unban", "untimeout", "wait", "settle" }.Select(Gen.Const)]),
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[1, 5].Select(hours => (int?)hours)));

    [Fact]
    public void A_ban_ends_every_session()
    {
        UserState user = Someone with { Sessions = new UserSessions { Live = [Session("aa"), Session("bb")] } };
        UserState banned = Punishments.Ban(user, Admin, new BanUser { Reason = "spam" }, Now).Value!;
        Assert.Empty(banned.Sessions.Live);
        Assert.All(banned.Sessions.Ended, session => Assert.Equal((SessionEndReasons.Banned, Now), (session.EndReason, session.EndedAt)));
        Assert.Equal(new Restriction(AccountState.Banned, null, null), banned.RestrictionAt(Now));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(604_800)]
    public void A_length_counts_from_now_to_the_second(int seconds) => Assert.Equal(
        Now.AddSeconds(seconds),
        Punishments.TimeOut(Someone, Admin, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromSeconds(seconds)) }, Now).Value!.Punishments[^1].ExpiresAt);

    [Fact]
    public void An_end_in_another_zone_is_the_same_instant() => Assert.Equal(
        Now.AddHours(1),
        Punishments.Ban(Someone, Admin, new BanUser { Reason = "spam", End = new(new DateTimeOffset(2026, 1, 1, 14, 0, 0, TimeSpan.FromHours(13)), null) }, Now).Value!.Punishments[^1].ExpiresAt);

    public static TheoryData<PunishmentEnd> BadEnds =>
    [
        new PunishmentEnd(Now, null),
        new PunishmentEnd(Now.AddSeconds(-1), null),
        new PunishmentEnd(null, TimeSpan.Zero),
        new PunishmentEnd(null, TimeSpan.FromSeconds(-1)),
        new PunishmentEnd(null, TimeSpan.MaxValue),
        new PunishmentEnd(Now.AddDays(1), TimeSpan.FromDays(1)),
    ];

    [Theory]
    [MemberData(nameof(BadEnds))]
    public void An_end_that_is_no_end_is_refused(PunishmentEnd end)
    {
        Assert.Equal(ErrorCodes.ValidationFailed, Punishments.Ban(Someone, Admin, new BanUser { Reason = "spam", End = end }, Now).Refusal?.Code);
        Assert.Equal(ErrorCodes.ValidationFailed, Punishments.TimeOut(Someone, Admin, new TimeOutUser { Reason = "loud", End = end }, Now).Refusal?.Code);
    }

    [Fact]
    public void A_timeout_without_an_end_is_refused() => Assert.Equal(
        ErrorCodes.ValidationFailed,
        Punishments.TimeOut(Someone, Admin, new TimeOutUser { Reason = "loud" }, Now).Refusal?.Code);

    [Fact]
    public void Lifting_leaves_the_record_with_who_when_and_why()
    {
        UserState banned = Punishments.Ban(Someone, Admin, new BanUser { Reason = "spam" }, Now).Value!;
        Punishment lifted = Punishments.LiftBans(banned, new Actor(new UserId(9), PermissionLevel.Owner), new LiftBans { Reason = "an error" }, Now.AddHours(1)).Value!.Punishments.Single();
        Assert.Equal(banned.Punishments.Single() with { LiftedAt = Now.AddHours(1), LiftedById = new UserId(9), LiftReason = "an error" }, lifted);
    }

    [Fact]
    public void Lifting_lifts_all_that_run_and_nothing_else()
    {
        UserState user = Someone with
        {
            Punishments =
            [
                new Punishment { Id = 1, Kind = PunishmentKind.Ban, ExpiresAt = Now },
                new Punishment { Id = 2, Kind = PunishmentKind.Ban, ExpiresAt = Now.AddHours(1) },
                new Punishment { Id = 3, Kind = PunishmentKind.Ban },
                new Punishment { Id = 4, Kind = PunishmentKind.Timeout, ExpiresAt = Now.AddHours(1) },
            ],
        };
        UserState lifted = Punishments.LiftBans(user, Admin, new LiftBans(), Now).Value!;
        Assert.Equal([2L, 3L], lifted.Punishments.Where(punishment => punishment.LiftedAt is not null).Select(punishment => punishment.Id));
        Assert.Equal(ErrorCodes.Conflict, Punishments.LiftBans(lifted, Admin, new LiftBans(), Now).Refusal?.Code);
    }

    [Fact]
    public void Whatever_is_punished_lifted_and_waited_for_the_strongest_that_runs_decides_and_history_only_grows()
    {
        AnyStep.Array[1, 25].Sample(steps =>
        {
            UserState user = Someone;
            List<(AccountState State, DateTimeOffset? Until)> model = [];
            DateTimeOffset now = Now;
            foreach ((string what, int? hours) in steps)
            {
                UserState before = user;
                user = Take(user, model, what, hours, ref now);
                Assert.Equal(Strongest(model, now), Seen(user.RestrictionAt(now)));
                Assert.Equal(Strongest(model, now), Seen(user.AsOf(now).RestrictionAt(now)));
                Assert.Equal(before.Punishments.Select(Kept), user.Punishments.Take(before.Punishments.Length).Select(Kept));
            }
        });
    }

    private static UserState Take(UserState user, List<(AccountState State, DateTimeOffset? Until)> model, string what, int? hours, ref DateTimeOffset now)
    {
        DateTimeOffset at = now;
        switch (what)
        {
            case "ban":
                model.Add((AccountState.Banned, hours is null ? null : now.AddHours(hours.Value)));
                return Punishments.Ban(user, Admin, new BanUser { Reason = "spam", End = new(model[^1].Until, null) }, now).Value!;
            case "timeout":
                model.Add((AccountState.Timeout, now.AddHours(hours ?? 1)));
                return Punishments.TimeOut(user, Admin, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromHours(hours ?? 1)) }, now).Value!;
            case "warn":
                return Punishments.Warn(user, Admin, new WarnUser { Reason = "rude" }, now);
            case "unban":
                return Lift(user, model, AccountState.Banned, Punishments.LiftBans(user, Admin, new LiftBans(), now), at);
            case "untimeout":
                return Lift(user, model, AccountState.Timeout, Punishments.LiftTimeouts(user, Admin, new LiftTimeouts(), now), at);
            case "wait":
                now = now.AddHours(hours ?? 2);
                return user;
            default:
                return user.AsOf(now);
        }
    }

    private static UserState Lift(
        UserState user, List<(AccountState State, DateTimeOffset? Until)> model, AccountState state, Result<UserState> decided, DateTimeOffset now)
    {
        int lifted = model.RemoveAll(one => one.State == state && (one.Until is null || one.Until > now));
        Assert.Equal(lifted == 0, decided.IsRefused);
        return decided.Value ?? user;
    }

    // The contract's sentence, as plainly as it can be said.
    private static (AccountState State, DateTimeOffset? Until)? Strongest(List<(AccountState State, DateTimeOffset? Until)> model, DateTimeOffset now) =>
        model.Where(one => one.Until is null || one.Until > now)
            .OrderByDescending(one => one.State)
            .ThenByDescending(one => one.Until ?? DateTimeOffset.MaxValue)
            .Select(one => ((AccountState, DateTimeOffset?)?)one)
            .FirstOrDefault();

    private static (AccountState State, DateTimeOffset? Until)? Seen(Restriction? restriction) => restriction is null ? null : (restriction.State, restriction.Until);

    private static Punishment Kept(Punishment punishment) => punishment with { IsOver = false, LiftedAt = null, LiftedById = null, LiftReason = null };

    private static LiveSession Session(string hash) => new() { Hash = new TokenHash(hash), TokenSuffix = hash, CreatedAt = Now, ExpiresAt = Now.AddDays(1) };
}
