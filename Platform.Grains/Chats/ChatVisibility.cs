using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Chats;

/// <summary>What an operator's word on who may see a chat makes of it.</summary>
internal static class ChatVisibility
{
    /// <summary>Sets it; official and public chats have a slug, private ones have none.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="visibility">One of <see cref="ChatVisibilities"/>.</param>
    /// <param name="slug">The public name; null to keep the one it has.</param>
    /// <param name="now">The instant.</param>
    public static Result<ChatState> Set(ChatState chat, string visibility, string? slug, DateTimeOffset now)
    {
        if (!ChatVisibilities.All.Contains(visibility))
        {
            return Refusal.OfField("visibility", $"Must be one of {string.Join(", ", ChatVisibilities.All)}.");
        }

        if (visibility == ChatVisibilities.Private)
        {
            if (slug is not null)
            {
                return Refusal.OfField("slug", "A private chat has none.");
            }

            return chat.Visibility == visibility ? Unchanged() : chat with { Visibility = visibility, Slug = null, UpdatedAt = now };
        }

        string? next = slug ?? chat.Slug;
        if (next is null)
        {
            return Refusal.OfField("slug", "Is required: official and public chats have one.");
        }

        if (ChatRules.SlugProblem(next) is { } problem)
        {
            return Refusal.OfField("slug", problem);
        }

        return (chat.Visibility, chat.Slug) == (visibility, next) ? Unchanged() : chat with { Visibility = visibility, Slug = next, UpdatedAt = now };
    }

    private static Refusal Unchanged() => new(ErrorCodes.Conflict, "The chat is so already.");
}
