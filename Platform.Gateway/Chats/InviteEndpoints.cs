using System.Collections.Immutable;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Chats;

/// <summary>Invites to chats (reference.md, section 7).</summary>
internal static class InviteEndpoints
{
    private const int InvitesOnAPage = 50;

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapInviteEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder invites = routes.MapGroup("/portal/chats/{id}/invites").TakesSession();
        invites.MapGet("", List).ReadsPage(InvitesOnAPage, hasCursor: false).Named("listInvites", "Lists the active invites of a chat.");
        invites.MapPost("", Create).NeedsNoBody(typeof(NewInviteBody)).ChangesAccount()
            .Named("createInvite", "Makes an invite to a chat.").Refuses(ErrorCodes.InviteLimit);
        invites.MapPost("/{code}/delete", Revoke).NeedsNoBody().ChangesAccount().Named("revokeInvite", "Makes an invite worthless.");

        routes.MapPost("/portal/resolve/{code}", Join).TakesSession().NeedsNoBody().ChangesAccount()
            .Named("joinChat", "Joins a chat by an invite's code.").Refuses(ErrorCodes.Conflict);
    }

    private static async Task<PagedAnswer<ChatInviteView>> List(string id, QueryFields query, Caller caller, IGrainFactory grains)
    {
        // By offset alone: a chat has a handful of invites, which the cluster tells all at once.
        PageRequest page = query.Page(InvitesOnAPage) with { After = null };
        if (query.Refusal is { } refusal)
        {
            return new PagedAnswer<ChatInviteView>(page, refusal);
        }

        Result<ChatInviteList> list = ChatNumber.Parse(id) is { } chat
            ? await Desk(grains).ListInvites(caller.Session.Session, chat)
            : ChatNumber.NotFound;
        return new PagedAnswer<ChatInviteView>(page, list.IsRefused ? list.Refusal : Part(list.Value.Invites, page));
    }

    private static async Task<Answer<ChatInviteView>> Create(string id, BodyFields? body, Caller caller, IGrainFactory grains)
    {
        BodyFields fields = body ?? BodyFields.Empty();
        var invite = new NewChatInvite(fields.NullableTime("expires_at"), fields.NullableCount("max_uses"));
        if (fields.RefusalOfWhole is { } refusal)
        {
            return refusal;
        }

        return ChatNumber.Parse(id) is { } chat
            ? fields.NameAll(await Desk(grains).CreateInvite(caller.Session.Session, chat, invite))
            : fields.Refusal ?? ChatNumber.NotFound;
    }

    private static async Task<Answer<InviteRevokedAnswer>> Revoke(string id, string code, Caller caller, IGrainFactory grains)
    {
        if (ChatNumber.Parse(id) is not { } chat)
        {
            return ChatNumber.NotFound;
        }

        Result outcome = await Desk(grains).RevokeInvite(caller.Session.Session, chat, code);
        return outcome.IsRefused ? outcome.Refusal : InviteRevokedAnswer.Done;
    }

    private static async Task<Answer<ChatView>> Join(string code, Caller caller, IGrainFactory grains) =>
        await Desk(grains).Join(caller.Session.Session, code);

    private static Page<ChatInviteView> Part(ImmutableArray<ChatInviteView> invites, PageRequest page) =>
        new([.. invites.Skip(page.Offset).Take(page.Limit)], invites.Length);

    private static IChatDeskGrain Desk(IGrainFactory grains) => grains.GetGrain<IChatDeskGrain>(0);
}
