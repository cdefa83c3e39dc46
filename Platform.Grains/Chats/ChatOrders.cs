using System.Collections.Immutable;

namespace Platform.Grains.Chats;

/// <summary>What a user's chats have to be told and may not know yet: one order a chat, the newest.</summary>
internal static class ChatOrders
{
    /// <summary>Adds an order in the place of an older one for the same chat; what the chat is stays told until it is deleted.</summary>
    public static ImmutableArray<ChatOrder> Add(ImmutableArray<ChatOrder> orders, ChatOrder order)
    {
        if (orders.FirstOrDefault(other => other.ChatId == order.ChatId) is not { } older)
        {
            return orders.Add(order);
        }

        return orders.Replace(older, order.Deletion is null ? order with { Creation = order.Creation ?? older.Creation } : order);
    }
}
