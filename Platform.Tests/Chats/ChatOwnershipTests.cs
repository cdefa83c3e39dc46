using CsCheck;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;
using Platform.Grains.Moderation;
using Platform.Grains.Users;

namespace Platform.Tests.Chats;

/// <summary>Slots and running chats as a user's state decides them.</summary>
public sealed class ChatOwnershipTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UserState Subscriber = new()
    {
        Id = new UserId(2),
        Version = 7,
        SubscriptionTier = SubscriptionTier.Premium,
        SubscriptionExpiresAt = Now.AddDays(10),
        CreatedAt = Now,
    };

    private static readonly UserState Admin = new() { Id = new UserId(3), PermissionLevel = PermissionLevel.Admin, CreatedAt = Now };

    private static readonly Gen<(int What, int Chat)> AnyStep = Gen.Select(Gen.Int[0, 9], Gen.Int[1, 8]);

    [Fact]
    public void A_chat_takes_a_slot_and_is_ordered_under_the_version_of_the_write()
    {
        UserState owner = Create(Subscriber, 11).Value!;
        Assert.Equal(new OwnedChat { Id = 11, CreatedAt = Now, OrderVersion = 8 }, Assert.Single(owner.Chats));
        ChatOrder order = Assert.Single(owner.ChatOrders);
        Assert.Equal((11L, 8L, false), (order.ChatId, order.Version, order.Runs));
        Assert.Equal(11, order.Creation!.Id);
        Assert.Equal(ErrorCodes.NoChatSlot, Create(owner, 12).Refusal?.Code);
    }

    [Fact]
    public void A_deleted_chat_frees_its_slot()
    {
        UserState without = ChatOwnership.Delete(Create(Subscriber, 11).Value!, 11, new ChatDeletion(Subscriber.Id, null), Now).Value!;
        Assert.Empty(without.Chats);
        ChatOrder order = Assert.Single(without.ChatOrders);
        Assert.Equal((null, new ChatDeletion(Subscriber.Id, null)), (order.Creation, order.Deletion));
        Assert.False(Create(without, 12).IsRefused);
    }

    [Fact]
    public void Without_premium_no_chat_is_created_and_the_end_of_it_is_the_clocks()
    {
        Assert.Equal(ErrorCodes.PremiumRequired, Create(new UserState { CreatedAt = Now }, 11).Refusal?.Code);
        Assert.Equal(ErrorCodes.PremiumRequired, ChatOwnership.Create(Subscriber, New(11), Now.AddDays(10)).Refusal?.Code);
        Assert.False(ChatOwnership.Create(Subscriber, New(11), Now.AddDays(10).AddTicks(-1)).IsRefused);
    }

    [Fact]
    public void One_in_a_timeout_creates_none() => Assert.Equal(
        ErrorCodes.AccountTimeout,
        Create(Subscriber with { Punishments = [new Punishment { Id = 1, Kind = PunishmentKind.Timeout, ExpiresAt = Now.AddHours(1) }] }, 11).Refusal?.Code);

    [Fact]
    public void Starting_and_stopping_twice_changes_nothing()
    {
        UserState running = Run(Create(Subscriber, 11).Value!, 11, true).Value!;
        Assert.Equal(Now, running.Chats[0].RunningSince);
        Assert.Same(running, Run(running, 11, true).Value);
        UserState stopped = Run(running, 11, false).Value!;
        Assert.Null(stopped.Chats[0].RunningSince);
        Assert.Same(stopped, Run(stopped, 11, false).Value);
        Assert.Equal(ErrorCodes.NotFound, Run(stopped, 12, true).Refusal?.Code);
    }

    [Fact]
    public void When_the_subscription_ends_the_chat_stops_by_the_clock_and_cannot_start()
    {
        UserState running = Run(Create(Subscriber, 11).Value!, 11, true).Value!;
        UserState before = running.AsOf(Now.AddDays(10).AddTicks(-1));
        UserState after = running.AsOf(Now.AddDays(10));
        Assert.NotNull(before.Chats[0].RunningSince);
        Assert.Null(after.Chats[0].RunningSince);
        Assert.False(Assert.Single(after.ChatOrders).Runs);
        Assert.Equal(ErrorCodes.ChatSlotsExceeded, ChatOwnership.Run(after, 11, runs: true, Now.AddDays(10)).Refusal?.Code);
    }

    [Fact]
    public void A_banned_owner_has_no_running_chat()
    {
        UserState admin = Running(Admin, 11, 12);
        UserState banned = admin with { Punishments = [new Punishment { Id = 1, Kind = PunishmentKind.Ban }] };
        Assert.All(ChatOwnership.Trim(banned, Now).Chats, chat => Assert.Null(chat.RunningSince));
        Assert.Equal(ErrorCodes.Conflict, Run(ChatOwnership.Trim(banned, Now), 11, true).Refusal?.Code);
        UserState silenced = admin with { Punishments = [new Punishment { Id = 1, Kind = PunishmentKind.Timeout, ExpiresAt = Now.AddDays(1) }] };
        Assert.Same(silenced, ChatOwnership.Trim(silenced, Now));
    }

    [Fact]
    public void Of_too_many_running_chats_those_started_last_stop()
    {
        UserState demoted = Running(Admin, 11, 12, 13) with { PermissionLevel = PermissionLevel.User, SubscriptionTier = SubscriptionTier.Lifetime };
        UserState trimmed = ChatOwnership.Trim(demoted, Now);
        Assert.Equal([11L], trimmed.Chats.Where(chat => chat.RunningSince is not null).Select(chat => chat.Id));
        Assert.Equal(3, trimmed.Chats.Length);
        Assert.Equal([12L, 13L], trimmed.ChatOrders.Where(order => !order.Runs).Select(order => order.ChatId));
    }

    [Fact]
    public void Whatever_happens_slots_hold_and_the_orders_say_what_the_state_says() => AnyStep.Array[0, 40].Sample(steps =>
    {
        UserState user = Admin;
        DateTimeOffset now = Now;
        foreach ((int what, int chat) in steps)
        {
            now = now.AddSeconds(1);
            Result<UserState> next = what switch
            {
                <= 2 => user.Chats.Any(owned => owned.Id == chat) ? user : ChatOwnership.Create(user, New(chat), now),
                <= 4 => ChatOwnership.Run(user, chat, runs: true, now),
                5 => ChatOwnership.Run(user, chat, runs: false, now),
                6 => ChatOwnership.Delete(user, chat, new ChatDeletion(null, null), now),
                7 => user with { PermissionLevel = PermissionLevel.User },
                8 => user with { PermissionLevel = PermissionLevel.Admin },
                _ => user with { SubscriptionTier = user.SubscriptionTier == SubscriptionTier.Basic ? SubscriptionTier.Lifetime : SubscriptionTier.Basic },
            };
            if (next.IsRefused)
            {
                continue;
            }

            int before = user.Chats.Length;
            int? limit = ChatSlotRules.Limit(next.Value.PermissionLevel, next.Value.SubscriptionTier != SubscriptionTier.Basic);

            // What a write does.
            user = ChatOwnership.Trim(next.Value, now) with { Version = user.Version + 1 };
            Assert.True(user.Chats.Length <= before || user.Chats.Length <= limit);
            Assert.True(limit is null || user.Chats.Count(owned => owned.RunningSince is not null) <= limit);
            Assert.All(user.Chats, owned =>
            {
                ChatOrder order = user.ChatOrders.Single(other => other.ChatId == owned.Id);
                Assert.Equal((owned.RunningSince is not null, owned.OrderVersion), (order.Runs, order.Version));
                Assert.NotNull(order.Creation);
            });
            Assert.All(user.ChatOrders.Where(order => user.Chats.All(owned => owned.Id != order.ChatId)), order => Assert.NotNull(order.Deletion));
        }
    });

    private static UserState Running(UserState owner, params int[] chats)
    {
        for (int index = 0; index < chats.Length; index++)
        {
            owner = ChatOwnership.Run(Create(owner, chats[index]).Value!, chats[index], runs: true, Now.AddSeconds(index)).Value!;
        }

        return owner;
    }

    private static Result<UserState> Create(UserState user, long id) => ChatOwnership.Create(user, New(id), Now);

    private static Result<UserState> Run(UserState user, long id, bool runs) => ChatOwnership.Run(user, id, runs, Now);

    private static ChatCreation New(long id) => new() { Id = id, Name = "Lounge", Visibility = "private", CreatedAt = Now };
}
