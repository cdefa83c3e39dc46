using System.Text.Json;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;
using Platform.Grains.Storage;
using Platform.Grains.Subscriptions;
using Platform.Grains.Users;

namespace Platform.Tests.Users;

public sealed class ErasuresTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly UserState Someone = new()
    {
        Id = new UserId(2),
        Version = 5,
        Username = "zaphod",
        AvatarSource = "galaxy",
        PermissionLevel = PermissionLevel.Admin,
        LinkedPlatforms = [new LinkedIdentity { Platform = "galaxy", PlatformUserId = "beeblebrox-42", PlatformUsername = "president" }],
        Sessions = new UserSessions { Live = [new LiveSession { ClientIp = "192.0.2.77", UserAgent = "heart of gold" }] },
        SubscriptionHistory = [new SubscriptionChange { NewTier = SubscriptionTier.Trial, Reason = "towel" }],
        Punishments =
        [
            new Punishment { Id = 1, Kind = PunishmentKind.Ban, Reason = "theft", ExpiresAt = Now },
            new Punishment { Id = 2, Kind = PunishmentKind.Ban, Reason = "theft", ExpiresAt = Now.AddDays(1) },
            new Punishment { Id = 3, Kind = PunishmentKind.Timeout, Reason = "noise", ExpiresAt = Now.AddDays(2) },
        ],
        LastActivityAt = Now,
        CreatedAt = Now.AddDays(-1),
    };

    [Fact]
    public void Once_it_is_closed_nothing_personal_is_left()
    {
        string erased = JsonSerializer.Serialize(Erasures.Erase(Someone, new UserId(1), Now) with { Erasure = null }, StateJson.Default.UserState);
        Assert.All(["zaphod", "galaxy", "beeblebrox", "YmVlYmxlYnJveC00Mg", "president", "192.0.2.77", "heart", "towel", "theft", "2025"], word => Assert.DoesNotContain(word, erased, StringComparison.Ordinal));
    }

    [Fact]
    public void The_identities_remember_a_used_trial_and_the_running_bans() => Assert.Equivalent(
        new IdentityMemory(true, [new RunningRestriction(AccountState.Banned, Now.AddDays(1))]),
        Erasures.Erase(Someone, new UserId(1), Now).Erasure!.ToMemory());

    [Fact]
    public void A_trial_of_an_account_before_that_one_is_remembered_too() => Assert.True(
        Erasures.Erase(new UserState { TrialUsedBefore = true }, new UserId(1), Now).Erasure!.TrialUsed);

    [Fact]
    public void A_deleted_user_is_counted_nowhere_and_swept_when_nothing_is_left_to_free()
    {
        UserState erased = Erasures.Erase(Someone, new UserId(1), Now);
        Assert.Empty(erased.Buckets);
        Assert.Equal((Now, null), (erased.WakeAfter, erased.SweepAfter));
        UserState closed = erased with { Erasure = null };
        Assert.Equal((null, Now), (closed.WakeAfter, closed.SweepAfter));
    }
}
