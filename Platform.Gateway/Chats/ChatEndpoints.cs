using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Chats;

/// <summary>Chats (reference.md, section 7).</summary>
internal static class ChatEndpoints
{
    private const int ChatsOnAPage = 50;

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapChatEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/portal/directory", ListPublic).TakesAnyCredential().ReadsPage(ChatsOnAPage).Named("listPublicChats", "Lists the official and public chats.");

        RouteGroupBuilder chats = routes.MapGroup("/portal/chats").TakesSession();
        chats.MapGet("", List).ReadsPage(ChatsOnAPage).Named("listChats", "Lists the official and public chats, one's own, and those one is a member of.");
        chats.MapGet("/{id}", Get).Named("getChat", "Answers a chat that one may see.");
        chats.MapPost("", Create).ReadsFields(typeof(NewChatBody)).ChangesAccount()
            .Named("createChat", "Creates a private chat; takes one of the chat slots.").Refuses(ErrorCodes.PremiumRequired, ErrorCodes.NoChatSlot);
        chats.MapPost("/{id}/config/update", Update).ReadsFields(typeof(ChatUpdateBody)).ChangesAccount()
            .Named("updateChat", "Changes a chat; a slug makes it public.").Refuses(ErrorCodes.SlugTaken);
        chats.MapPost("/{id}/start", Start).NeedsNoBody().ChangesAccount()
            .Named("startChat", "Starts the shared browser of a chat.").Refuses(ErrorCodes.ChatSlotsExceeded, ErrorCodes.Conflict);
        chats.MapPost("/{id}/stop", Stop).NeedsNoBody().ChangesAccount().Named("stopChat", "Stops the shared browser of a chat.");
        chats.MapPost("/{id}/delete", Delete).NeedsNoBody().ChangesAccount().Named("deleteChat", "Deletes a chat and frees its slot.");
    }

    private static async Task<PagedAnswer<ChatView>> ListPublic(QueryFields query, IGrainFactory grains)
    {
        PageRequest page = query.Page(ChatsOnAPage);
        return new PagedAnswer<ChatView>(page, query.Refusal is { } refusal ? refusal : await Desk(grains).ListPublic(page.After, page.Offset, page.Limit));
    }

    private static async Task<PagedAnswer<ChatView>> List(QueryFields query, Caller caller, IGrainFactory grains)
    {
        PageRequest page = query.Page(ChatsOnAPage);
        return new PagedAnswer<ChatView>(
            page, query.Refusal is { } refusal ? refusal : await Desk(grains).List(caller.Session.Session, page.After, page.Offset, page.Limit));
    }

    private static async Task<TaggedAnswer<ChatView>> Get(string id, Caller caller, IGrainFactory grains) =>
        new(await Of(id, chat => Desk(grains).Get(caller.Session.Session, chat)), MovingFields.None);

    private static async Task<Answer<ChatView>> Create(BodyFields body, Caller caller, IGrainFactory grains)
    {
        NewChat chat = ChatFields.ReadNew(body);
        return body.RefusalOfWhole is { } refusal
            ? refusal
            : await ChatFields.Create(body, chat, wanted => Desk(grains).Create(caller.Session.Session, wanted));
    }

    private static async Task<Answer<ChatView>> Update(string id, BodyFields body, Caller caller, IGrainFactory grains)
    {
        ChatUpdate update = ChatFields.ReadUpdate(body);
        if (body.RefusalOfWhole is { } refusal)
        {
            return refusal;
        }

        return ChatNumber.Parse(id) is { } chat
            ? await ChatFields.Change(body, update, wanted => Desk(grains).Update(caller.Session.Session, chat, wanted))
            : body.Refusal ?? ChatNumber.NotFound;
    }

    private static async Task<Answer<ChatView>> Start(string id, Caller caller, IGrainFactory grains) =>
        await Of(id, chat => Desk(grains).Start(caller.Session.Session, chat));

    private static async Task<Answer<ChatView>> Stop(string id, Caller caller, IGrainFactory grains) =>
        await Of(id, chat => Desk(grains).Stop(caller.Session.Session, chat));

    private static async Task<Answer<ChatDeletedAnswer>> Delete(string id, Caller caller, IGrainFactory grains)
    {
        if (ChatNumber.Parse(id) is not { } chat)
        {
            return ChatNumber.NotFound;
        }

        Result outcome = await Desk(grains).Delete(caller.Session.Session, chat);
        return outcome.IsRefused ? outcome.Refusal : ChatDeletedAnswer.Done;
    }

    private static async Task<Result<ChatView>> Of(string id, Func<long, Task<Result<ChatView>>> ask) =>
        ChatNumber.Parse(id) is { } chat ? await ask(chat) : ChatNumber.NotFound;

    private static IChatDeskGrain Desk(IGrainFactory grains) => grains.GetGrain<IChatDeskGrain>(0);
}
