using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Subscriptions;
using Platform.Grains.Users;

namespace Platform.Grains.Chats;

/// <summary>What a user's state makes of his chats: slots are counted and running ones allowed in his own turn (reference.md, section 2, "Chat slots").</summary>
internal static class ChatOwnership
{
    private static readonly Refusal NotHis = new(ErrorCodes.NotFound, "The user has no such chat.");
    private static readonly Refusal OwnerBanned = new(ErrorCodes.Conflict, "The owner of the chat is banned.");

    /// <summary>Begins one more chat.</summary>
    public static Result<UserState> Create(UserState user, ChatCreation creation, DateTimeOffset now)
    {
        if (Restrictions.RefuseChange(user.RestrictionAt(now)) is { } restricted)
        {
            return restricted;
        }

        if (ChatSlotRules.RefuseCreating(user.PermissionLevel, HasPremium(user, now), user.Chats.Length) is { } refusal)
        {
            return refusal;
        }

        var order = new ChatOrder { ChatId = creation.Id, Version = NextVersion(user), Creation = creation, CreatedAt = now };
        return user with
        {
            Chats = user.Chats.Add(new OwnedChat { Id = creation.Id, CreatedAt = creation.CreatedAt, OrderVersion = order.Version }),
            ChatOrders = ChatOrders.Add(user.ChatOrders, order),
        };
    }

    /// <summary>Has a chat run or not run; the same user when it does already.</summary>
    public static Result<UserState> Run(UserState user, long chat, bool runs, DateTimeOffset now)
    {
        if (user.Chats.FirstOrDefault(owned => owned.Id == chat) is not { } known)
        {
            return NotHis;
        }

        if (known.RunningSince is not null == runs)
        {
            return user;
        }

        if (!runs)
        {
            return Set(user, known, runningSince: null, now);
        }

        if (user.RestrictionAt(now) is { State: AccountState.Banned })
        {
            return OwnerBanned;
        }

        int running = user.Chats.Count(owned => owned.RunningSince is not null);
        return MostRunning(user, now) is { } most && running >= most
            ? new Refusal(ErrorCodes.ChatSlotsExceeded, most == 0 ? "Running chats need a slot, and there is none any more." : $"{running} of {most} chats that may run do already.")
            : Set(user, known, now, now);
    }

    /// <summary>Gives a chat up.</summary>
    public static Result<UserState> Delete(UserState user, long chat, ChatDeletion deletion, DateTimeOffset now) =>
        user.Chats.FirstOrDefault(owned => owned.Id == chat) is { } known
            ? user with { Chats = user.Chats.Remove(known), ChatOrders = ChatOrders.Add(user.ChatOrders, Deleting(user, chat, deletion, now)) }
            : NotHis;

    /// <summary>Gives all chats up.</summary>
    /// <returns>What the chats have to be told.</returns>
    public static ImmutableArray<ChatOrder> DeleteAll(UserState user, UserId? actor, DateTimeOffset now)
    {
        ImmutableArray<ChatOrder> orders = user.ChatOrders;
        foreach (OwnedChat chat in user.Chats)
        {
            orders = ChatOrders.Add(orders, Deleting(user, chat.Id, new ChatDeletion(actor, "The owner was deleted."), now));
        }

        return orders;
    }

    /// <summary>Forgets a chat that could not begin to be.</summary>
    public static UserState Forget(UserState user, long chat) => user with
    {
        Chats = user.Chats.RemoveAll(owned => owned.Id == chat),
        ChatOrders = user.ChatOrders.RemoveAll(order => order.ChatId == chat),
    };

    /// <summary>Stops the running chats that are too many: of a banned user all, otherwise those beyond his slots that were started last.</summary>
    /// <returns>The same user when none is too many.</returns>
    public static UserState Trim(UserState user, DateTimeOffset now)
    {
        int running = user.Chats.Count(chat => chat.RunningSince is not null);
        if (running == 0 || MostRunning(user, now) is not { } most || running <= most)
        {
            return user;
        }

        UserState trimmed = user;
        foreach (OwnedChat chat in user.Chats.Where(chat => chat.RunningSince is not null).OrderBy(chat => chat.RunningSince).ThenBy(chat => chat.Id).Skip(most))
        {
            trimmed = Set(trimmed, chat, runningSince: null, now);
        }

        return trimmed;
    }

    private static int? MostRunning(UserState user, DateTimeOffset now) =>
        user.RestrictionAt(now) is { State: AccountState.Banned } ? 0 : ChatSlotRules.Limit(user.PermissionLevel, HasPremium(user, now));

    private static bool HasPremium(UserState user, DateTimeOffset now) => SubscriptionRules.HasPremium(user.TierAt(now));

    private static UserState Set(UserState user, OwnedChat chat, DateTimeOffset? runningSince, DateTimeOffset now)
    {
        var order = new ChatOrder { ChatId = chat.Id, Version = NextVersion(user), Runs = runningSince is not null, CreatedAt = now };
        return user with
        {
            Chats = user.Chats.Replace(chat, chat with { RunningSince = runningSince, OrderVersion = order.Version }),
            ChatOrders = ChatOrders.Add(user.ChatOrders, order),
        };
    }

    private static ChatOrder Deleting(UserState user, long chat, ChatDeletion deletion, DateTimeOffset now) =>
        new() { ChatId = chat, Version = NextVersion(user), Deletion = deletion, CreatedAt = now };

    // Every order is written with a version of its user, which only grows.
    private static long NextVersion(UserState user) => user.Version + 1;
}
