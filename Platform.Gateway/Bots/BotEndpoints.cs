using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Bots;

/// <summary>Bots as others see them (reference.md, section 5).</summary>
internal static class BotEndpoints
{
    private const int BotsOnAPage = 50;
    private const string OwnerField = "owner";
    /// <summary>The query field of the type.</summary>
    internal const string TypeField = "bot_type";


    private static readonly TextRule Owner = new(Longest: 32, AllowsControlCharacters: true);

    private static readonly MovingFields Moving = MovingFields.Of(nameof(BotView.LastActivityAt));

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapBotEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder bots = routes.MapGroup("/bots");
        bots.MapGet("", List).TakesAnyCredential().ReadsPage(BotsOnAPage).Named("listBots", "Lists the active bots.");
        bots.MapGet("/search", Search).TakesSession().ReadsSearchPage().Reads(
                new RequestField(Searching.TextField, typeof(string), "A part of the name in any case, or an id; required unless another filter is given.") { Text = Searching.TextRule },
                new RequestField(OwnerField, typeof(string), "The id or the username of the owner.") { Text = Owner },
                new RequestField(TypeField, typeof(BotType), "Only bots of this type."))
            .Named("searchBots", "Finds bots: as everybody sees them for users, in full for operators.");
        bots.MapGet("/{id}", GetBot).TakesAnyCredential().Named("getBot", "Answers a bot: in full to operators, as everybody sees it to others.");
    }

    private static async Task<PagedAnswer<PublicBotView>> List(QueryFields query, IGrainFactory grains)
    {
        PageRequest page = query.Page(BotsOnAPage);
        return new PagedAnswer<PublicBotView>(
            page, query.Refusal is { } refusal ? refusal : await grains.GetGrain<IBotDirectoryGrain>(0).List(page.After, page.Offset, page.Limit));
    }

    private static async Task<Results<TaggedAnswer<BotView>, TaggedAnswer<PublicBotView>>> GetBot(string id, Caller caller, IGrainFactory grains)
    {
        if (BotId.Parse(id) is not { } bot)
        {
            return Public(BotRefusals.NotFound);
        }

        Result<BotSight> sight = await grains.GetGrain<IBotGrain>(bot.Value).GetSight(Viewer.Of(caller));
        if (sight.IsRefused)
        {
            return Public(sight.Refusal);
        }

        return sight.Value.Full is { } full
            ? new TaggedAnswer<BotView>(full, Moving)
            : Public(sight.Value.Public);
    }

    private static async Task<Results<Answer<FoundBots<BotView>>, Answer<FoundBots<PublicBotView>>>> Search(
        QueryFields query, Caller caller, IGrainFactory grains, HttpContext context)
    {
        PageRequest page = query.SearchPage();
        Result<BotSearchResult> result = query.NameAll(await grains.GetGrain<IBotDirectoryGrain>(0).Search(caller.Session, ReadQuery(query, page)));
        if (result.IsRefused)
        {
            return (Answer<FoundBots<PublicBotView>>)result.Refusal;
        }

        BotSearchResult found = result.Value;
        context.Response.Headers.Link = Searching.Links(context.Request, page, found.Total, found.IsTotalCapped, found.Next);
        return found.IsFull
            ? (Answer<FoundBots<BotView>>)FoundBots<BotView>.Of(found, page, view => view)
            : (Answer<FoundBots<PublicBotView>>)FoundBots<PublicBotView>.Of(found, page, view => view.ToPublic());
    }

    /// <summary>What a query asks for.</summary>
    /// <param name="query">The query.</param>
    /// <param name="page">The part of what is found that it asks for.</param>
    internal static BotQuery ReadQuery(QueryFields query, PageRequest page)
    {
        if (!query.Has(Searching.TextField) && !query.Has(OwnerField) && !query.Has(TypeField))
        {
            query.Complain(Searching.TextField, "Is required unless owner or bot_type is given.");
        }

        return new BotQuery
        {
            Text = query.OptionalText(Searching.TextField, Searching.TextRule),
            Owner = query.OptionalText(OwnerField, Owner),
            BotType = query.OptionalChoice<BotType>(TypeField),
            Offset = page.Offset,
            Limit = page.Limit,
            After = page.After,
        };
    }

    private static TaggedAnswer<PublicBotView> Public(Result<PublicBotView> result) => new(result, Moving);
}
