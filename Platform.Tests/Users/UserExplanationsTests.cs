using System.Collections.Immutable;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;
using Platform.Grains.Moderation;
using Platform.Grains.Permissions;
using Platform.Grains.Subscriptions;
using Platform.Grains.Users;

namespace Platform.Tests.Users;

public sealed class UserExplanationsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UserState Someone = new() { Id = new UserId(2), Username = "someone" };

    [Fact]
    public void A_plain_user_signs_in_and_executes_commands_and_needs_premium_for_chats()
    {
        Assert.Equal([(true, null), (true, null), (false, ErrorCodes.PremiumRequired)], Explain(Someone).Select(answer => (answer.IsAllowed, answer.Code)));
        Assert.All(Explain(Someone), answer => Assert.Null(answer.Record));
    }

    [Fact]
    public void A_ban_forbids_all_and_the_deciding_record_is_named()
    {
        UserState user = Someone with
        {
            Punishments =
            [
                new Punishment { Id = 1, Kind = PunishmentKind.Ban, Reason = "spam", CreatedById = new UserId(1), ExpiresAt = Now.AddDays(2), CreatedAt = Now.AddDays(-1) },
                new Punishment { Id = 2, Kind = PunishmentKind.Ban, Reason = "less", ExpiresAt = Now.AddDays(1) },
            ],
        };
        Assert.All(Explain(user), answer =>
        {
            Assert.Equal((false, ErrorCodes.AccountBanned), (answer.IsAllowed, answer.Code));
            Assert.Equal(new DecidingRecord("moderation_action", 1, "Ban: spam", new UserId(1), Now.AddDays(-1), Now.AddDays(2)), answer.Record);
        });
    }

    [Fact]
    public void A_timeout_lets_him_sign_in_and_nothing_else()
    {
        UserState user = Someone with { Punishments = [new Punishment { Id = 1, Kind = PunishmentKind.Timeout, Reason = "loud", ExpiresAt = Now.AddDays(1) }] };
        Assert.Equal([null, ErrorCodes.AccountTimeout, ErrorCodes.AccountTimeout], Explain(user).Select(answer => answer.Code));
        Assert.All(Explain(user), answer => Assert.Equal(1, answer.Record?.Id));
    }

    [Fact]
    public void Used_slots_and_the_subscription_they_come_from_are_told()
    {
        UserState user = Someone with
        {
            SubscriptionTier = SubscriptionTier.Premium,
            SubscriptionExpiresAt = Now.AddDays(1),
            SubscriptionHistory = [new SubscriptionChange { Id = 1, NewTier = SubscriptionTier.Premium, Reason = "gift", GrantedById = new UserId(1), CreatedAt = Now }],
        };
        Assert.Equal(
            new ExplainedAction("create_chat", true, null, "0 of 1 chat slots are used.", new DecidingRecord("subscription_change", 1, "Basic to Premium: gift", new UserId(1), Now, Now.AddDays(1))),
            Explain(user)[2]);
        Assert.Equal(ErrorCodes.NoChatSlot, Explain(user with { Chats = [new OwnedChat { Id = 7 }] })[2].Code);
    }

    [Fact]
    public void The_slots_of_an_operator_come_from_his_level()
    {
        UserState user = Someone with
        {
            PermissionLevel = PermissionLevel.Owner,
            PermissionHistory = [new PermissionChange { Id = 1, NewLevel = PermissionLevel.Owner, CreatedAt = Now }],
        };
        Assert.Equal(("permission_change", 1L), (Explain(user)[2].Record!.Type, Explain(user)[2].Record!.Id));
    }

    private static ImmutableArray<ExplainedAction> Explain(UserState user) => UserExplanations.Of(user, Now).Answers;
}
