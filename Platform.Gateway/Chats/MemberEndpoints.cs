using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Chats;

/// <summary>Who is in a chat (reference.md, section 7).</summary>
internal static class MemberEndpoints
{
    private const int MembersOnAPage = 50;

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapMemberEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder chat = routes.MapGroup("/portal/chats/{id}").TakesSession();
        chat.MapGet("/members", List).ReadsPage(MembersOnAPage).Named("listMembers", "Lists who is in a chat.");
        chat.MapPost("/leave", Leave).NeedsNoBody().ChangesAccount().Named("leaveChat", "Leaves a chat.").Refuses(ErrorCodes.Conflict);
        chat.MapPost("/kick", Kick).ReadsFields(typeof(KickBody)).ChangesAccount().Named("kickMember", "Ends another's membership.").Refuses(ErrorCodes.Conflict);
    }

    private static async Task<PagedAnswer<ChatMemberView>> List(string id, QueryFields query, Caller caller, IGrainFactory grains)
    {
        PageRequest page = query.Page(MembersOnAPage);
        if (query.Refusal is { } refusal)
        {
            return new PagedAnswer<ChatMemberView>(page, refusal);
        }

        return new PagedAnswer<ChatMemberView>(
            page,
            ChatNumber.Parse(id) is { } chat
                ? await Desk(grains).ListMembers(caller.Session.Session, chat, page.After, page.Offset, page.Limit)
                : ChatNumber.NotFound);
    }

    private static async Task<Answer<ChatLeftAnswer>> Leave(string id, Caller caller, IGrainFactory grains)
    {
        if (ChatNumber.Parse(id) is not { } chat)
        {
            return ChatNumber.NotFound;
        }

        Result outcome = await Desk(grains).Leave(caller.Session.Session, chat);
        return outcome.IsRefused ? outcome.Refusal : ChatLeftAnswer.Done;
    }

    private static async Task<Answer<MemberKickedAnswer>> Kick(string id, BodyFields body, Caller caller, IGrainFactory grains)
    {
        long member = body.Number("user_id");
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        if (ChatNumber.Parse(id) is not { } chat)
        {
            return ChatNumber.NotFound;
        }

        Result outcome = await Desk(grains).Kick(caller.Session.Session, chat, new UserId(member));
        return outcome.IsRefused ? outcome.Refusal : MemberKickedAnswer.Done;
    }

    private static IChatDeskGrain Desk(IGrainFactory grains) => grains.GetGrain<IChatDeskGrain>(0);
}
