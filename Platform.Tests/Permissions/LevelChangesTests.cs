using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Permissions;
using Platform.Grains.Sessions;
using Platform.Grains.Users;

namespace Platform.Tests.Permissions;

public sealed class LevelChangesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Actor Owner = new(new UserId(1), PermissionLevel.Owner);

    private static readonly UserState Someone = new()
    {
        Id = new UserId(2),
        Sessions = new UserSessions { Live = [new LiveSession { ExpiresAt = Now.AddDays(30) }, new LiveSession { ExpiresAt = Now.AddHours(1) }] },
    };

    [Fact]
    public void A_promotion_shortens_live_sessions_to_a_day_from_now_and_a_demotion_lengthens_none()
    {
        UserState admin = LevelChanges.Promote(Someone, Owner, Now).Value!;
        Assert.Equal([Now.AddDays(1), Now.AddHours(1)], admin.Sessions.Live.Select(session => session.ExpiresAt));
        UserState user = LevelChanges.Demote(admin, Owner, Now).Value!;
        Assert.Equal([Now.AddDays(1), Now.AddHours(1)], user.Sessions.Live.Select(session => session.ExpiresAt));
    }

    [Fact]
    public void The_history_says_who_changed_what()
    {
        UserState admin = LevelChanges.Promote(Someone, Owner, Now).Value!;
        Assert.Equal(
            new PermissionChange { Id = 1, OldLevel = PermissionLevel.User, NewLevel = PermissionLevel.Admin, ChangedById = Owner.Id, CreatedAt = Now },
            admin.PermissionHistory.Single());
        Assert.Equal((PermissionLevel.Admin, Now), (admin.PermissionLevel, admin.PermissionSince));
    }

    [Fact]
    public void An_owner_is_demoted_to_admin()
    {
        UserState owner = Someone with { PermissionLevel = PermissionLevel.Owner };
        Assert.Equal(PermissionLevel.Admin, LevelChanges.Demote(owner, Owner, Now).Value!.PermissionLevel);
    }

    [Theory]
    [InlineData(PermissionLevel.Owner, PermissionLevel.User, true)]
    [InlineData(PermissionLevel.Owner, PermissionLevel.Admin, true)]
    [InlineData(PermissionLevel.Owner, PermissionLevel.Owner, false)]
    [InlineData(PermissionLevel.Admin, PermissionLevel.User, true)]
    [InlineData(PermissionLevel.Admin, PermissionLevel.Admin, false)]
    [InlineData(PermissionLevel.Admin, PermissionLevel.Owner, false)]
    [InlineData(PermissionLevel.User, PermissionLevel.User, false)]
    [InlineData(PermissionLevel.User, PermissionLevel.Admin, false)]
    [InlineData(PermissionLevel.User, PermissionLevel.Owner, false)]
    public void Owners_assign_up_to_admin_and_admins_up_to_user(PermissionLevel actor, PermissionLevel level, bool allowed) =>
        Assert.Equal(allowed, Hierarchy.CanAssign(actor, level));

    [Fact]
    public void Nobody_makes_an_owner_this_way() => Assert.Equal(
        ErrorCodes.Forbidden, LevelChanges.Promote(Someone with { PermissionLevel = PermissionLevel.Admin }, Owner, Now).Refusal?.Code);
}
