using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Chats;
using Platform.Grains.Notifications;

namespace Platform.Grains.Users;

/// <content>What his chats and his inbox have to be told: written with the change that it follows from, told at once, and told again until it has arrived.</content>
internal sealed partial class UserGrain
{
    private const int OrdersAtOnce = 50;

    private readonly HashSet<Guid> _delivered = [];
    private readonly Dictionary<(long Chat, long Version), ChatObedience> _obeyed = [];

    /// <summary>Whether something is written down that has to be told, or was told since.</summary>
    private bool HasErrands => !User.Notifications.IsEmpty || !User.Changes.IsEmpty || !User.ChatOrders.IsEmpty;

    /// <summary>Whether something that is written down as to be told has been told.</summary>
    private bool HasRunErrands => _delivered.Count > 0 || _obeyed.Count > 0;

    /// <summary>The next state without what was told since the last write, and with what has to be told of the change.</summary>
    private UserState WithErrands(UserState next)
    {
        next = WithoutRefusedChats(next);
        return next with
        {
            Notifications = [.. next.Notifications.Where(IsWaiting)],
            Changes = [.. AccountChanges.Add(next.Changes, User, next, Now).Where(IsWaiting)],
            ChatOrders = [.. next.ChatOrders.Where(IsWaiting)],
        };
    }

    /// <summary>The state without the chats that could not begin to be.</summary>
    private UserState WithoutRefusedChats(UserState user) =>
        _obeyed.Where(obeyed => obeyed.Value.Refusal is not null).Aggregate(user, (next, refused) => ChatOwnership.Forget(next, refused.Key.Chat));

    /// <summary>After a write: what was told is not written down any more.</summary>
    private void BeginErrands()
    {
        _delivered.Clear();
        _obeyed.Clear();
    }

    /// <summary>Tells what waits; what cannot be told now is told later.</summary>
    private async Task RunErrands()
    {
        if (HasErrands)
        {
            SettleSoon();
            await Deliver();
            await Order(User.ChatOrders.Where(IsWaiting).Take(OrdersAtOnce));
        }
    }

    private async Task Deliver()
    {
        ImmutableArray<PendingNotification> notifications = [.. User.Notifications.Where(IsWaiting)];
        ImmutableArray<AccountChange> changes = [.. User.Changes.Where(IsWaiting)];
        if ((notifications.IsEmpty && changes.IsEmpty) || User.DeletedAt is not null)
        {
            return;
        }

        try
        {
            await Inbox.Deliver(notifications, changes);
            _delivered.UnionWith(notifications.Select(notification => notification.Id));
            _delivered.UnionWith(changes.Select(change => change.Id));
        }
        catch (Exception fault) when (fault.IsTransient())
        {
            LogUndelivered(fault);
        }
    }

    private Task Order(IEnumerable<ChatOrder> orders) => Task.WhenAll(orders.Select(async order =>
    {
        try
        {
            await GiveOrder(order);
        }
        catch (Exception fault) when (fault.IsTransient())
        {
            LogUndelivered(fault);
        }
    }));

    private async Task<ChatObedience> GiveOrder(ChatOrder order)
    {
        ChatObedience obedience = await GrainFactory.GetGrain<IChatGrain>(order.ChatId).Obey(order);
        _obeyed[(order.ChatId, order.Version)] = obedience;
        return obedience;
    }

    // A silo that cannot be reached must not keep a change from being answered: those who watch look by themselves from time to time.
    private async Task StirWatchers()
    {
        try
        {
            await Inbox.Stir();
        }
        catch (Exception fault) when (fault.IsTransient())
        {
            LogUndelivered(fault);
        }
    }

    private IKeptInboxGrain Inbox => GrainFactory.GetGrain<IKeptInboxGrain>(_id.Value);

    private bool IsWaiting(PendingNotification notification) => !_delivered.Contains(notification.Id);

    private bool IsWaiting(AccountChange change) => !_delivered.Contains(change.Id);

    private bool IsWaiting(ChatOrder order) => !_obeyed.ContainsKey((order.ChatId, order.Version));

    [LoggerMessage(LogLevel.Warning, "What follows from a change of a user could not be told to his inbox or a chat yet; it will be.")]
    private partial void LogUndelivered(Exception fault);
}
