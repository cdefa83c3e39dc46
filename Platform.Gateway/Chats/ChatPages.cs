using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Chats;

/// <summary>Chats as pages, to look at.</summary>
internal static class ChatPages
{
    private const string Path = PageRoute.Prefix + "/chats";
    private const int ItemsOnAPage = 25;

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapChatPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, List).TakesSession();
        routes.MapPage(Path + "/{id}", Show).TakesSession();
    }

    private static async Task<PageAnswer<ChatsPage, ChatsModel>> List(QueryFields query, Caller caller, HttpRequest request, IGrainFactory grains)
    {
        PageRequest page = query.Page(ItemsOnAPage);
        Result<Page<ChatView>> part = query.Refusal is { } refusal
            ? refusal
            : await Desk(grains).List(caller.Session.Session, page.After, page.Offset, page.Limit);
        return new(part.IsRefused
            ? part.Refusal
            : new ChatsModel(part.Value.Items, part.Value.Total, PagerLinks.Of(request, page, part.Value.Total, part.Value.Next)));
    }

    private static async Task<PageAnswer<ChatPage, ChatModel>> Show(string id, QueryFields query, Caller caller, HttpRequest request, IGrainFactory grains)
    {
        PageRequest page = query.Page(ItemsOnAPage);
        if (query.Refusal is { } refusal)
        {
            return new(refusal);
        }

        if (ChatNumber.Parse(id) is not { } number)
        {
            return new(ChatNumber.NotFound);
        }

        Result<ChatView> chat = await Desk(grains).Get(caller.Session.Session, number);
        if (chat.IsRefused)
        {
            return new(chat.Refusal);
        }

        Result<Page<ChatMemberView>> members = await Desk(grains).ListMembers(caller.Session.Session, number, page.After, page.Offset, page.Limit);
        return new(members.IsRefused
            ? members.Refusal
            : new ChatModel(chat.Value, members.Value.Items, PagerLinks.Of(request, page, members.Value.Total, members.Value.Next)));
    }

    private static IChatDeskGrain Desk(IGrainFactory grains) => grains.GetGrain<IChatDeskGrain>(0);
}
