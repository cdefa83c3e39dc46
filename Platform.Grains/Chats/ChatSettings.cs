using Platform.GrainInterfaces.Chats;

namespace Platform.Grains.Chats;

/// <summary>What new settings make of a chat.</summary>
internal static class ChatSettings
{
    /// <summary>Takes over what was sent; a slug makes a private chat public, none makes any chat private.</summary>
    /// <returns>The same chat when nothing changes.</returns>
    public static ChatState Apply(ChatState chat, ChatUpdate update, DateTimeOffset now)
    {
        ChatState next = chat with
        {
            Name = update.Name ?? chat.Name,
            Description = update.ChangesDescription ? update.Description : chat.Description,
            AllowControlRequests = update.AllowControlRequests ?? chat.AllowControlRequests,
        };
        if (update.ChangesSlug)
        {
            string shown = chat.Visibility == ChatVisibilities.Private ? ChatVisibilities.Public : chat.Visibility;
            next = next with { Slug = update.Slug, Visibility = update.Slug is null ? ChatVisibilities.Private : shown };
        }

        return next == chat ? chat : next with { UpdatedAt = now };
    }
}
