using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Bots;

/// <summary>Bots as pages: the list for everybody, the search for signed-in users, all fields for Admins and Owners.</summary>
internal static class BotPages
{
    private const string Path = PageRoute.Prefix + "/bots";
    private const int BotsOnAPage = 25;

    private static readonly PagerLinks Alone = new(Previous: null, Next: null);

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapBotPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, List).TakesVisitor();
        routes.MapPage(Path + "/{id}", Show).TakesVisitor();
    }

    private static async Task<IResult> List(Caller caller, HttpRequest request, IGrainFactory grains)
    {
        QueryFields query = BlankFields.LeaveOut(request);
        if (caller.SessionOrNone is not null && (query.Has(Searching.TextField) || query.Has(BotEndpoints.TypeField)))
        {
            return await Search(query, caller, request, grains);
        }

        PageRequest page = query.Page(BotsOnAPage);
        Result<Page<PublicBotView>> part = query.Refusal is { } refusal
            ? refusal
            : await grains.GetGrain<IBotDirectoryGrain>(0).List(page.After, page.Offset, page.Limit);
        return new PageAnswer<BotsPage, BotsModel>(part.IsRefused
            ? part.Refusal
            : new BotsModel(null, null, part.Value.Items, [], part.Value.Total, PagerLinks.Of(request, page, part.Value.Total, part.Value.Next)));
    }

    private static async Task<IResult> Search(QueryFields query, Caller caller, HttpRequest request, IGrainFactory grains)
    {
        PageRequest page = query.SearchPage();
        BotQuery asked = BotEndpoints.ReadQuery(query, page);
        var model = new BotsModel(asked.Text == BodyFields.Unreadable ? "" : asked.Text, asked.BotType, [], [], 0, Alone);
        Result<BotSearchResult> result = query.NameAll(await grains.GetGrain<IBotDirectoryGrain>(0).Search(caller.Session, asked));
        if (result.IsRefused)
        {
            return new PageAnswer<BotsPage, BotsModel>(model) { Complaint = result.Refusal };
        }

        BotSearchResult found = result.Value;
        return new PageAnswer<BotsPage, BotsModel>(model with
        {
            Public = found.IsFull ? [] : [.. found.Bots.Select(bot => bot.ToPublic())],
            Full = found.IsFull ? found.Bots : [],
            Total = found.Total,
            Links = PagerLinks.Of(request, page, found.IsTotalCapped ? found.Total + 1 : found.Total, found.Next),
        });
    }

    private static async Task<PageAnswer<BotPage, BotSight>> Show(string id, Caller caller, IGrainFactory grains) =>
        new(BotId.Parse(id) is { } bot ? await grains.GetGrain<IBotGrain>(bot.Value).GetSight(Viewer.Of(caller)) : BotRefusals.NotFound);
}
