using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Bots;

/// <summary>Bots as others see them (reference.md, section 5).</summary>
internal static class BotEndpoints
{
    private const int BotsOnAPage = 50;
    private const int FoundOnAPage = 25;
    private const int LargestSearchOffset = 10_000;

    // What is searched for is plain text; only what no text may hold is refused.
    private static readonly TextRule Wanted = new(Longest: 50, AllowsControlCharacters: true);
    private static readonly TextRule Owner = new(Longest: 32, AllowsControlCharacters: true);

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapBotEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder bots = routes.MapGroup("/bots");
        bots.MapGet("", List).TakesAnyCredential();
        bots.MapGet("/search", Search).TakesSession();
        bots.MapGet("/{id}", GetBot).TakesAnyCredential();
    }

    private static async Task<PagedAnswer<PublicBotView>> List(QueryFields query, IGrainFactory grains)
    {
        PageRequest page = query.Page(BotsOnAPage);
        return new PagedAnswer<PublicBotView>(
            page, query.Refusal is { } refusal ? refusal : await grains.GetGrain<IBotDirectoryGrain>(0).List(after: null, page.Offset, page.Limit));
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
            ? new TaggedAnswer<BotView>(full, steady: view => view with { LastActivityAt = null })
            : Public(sight.Value.Public);
    }

    private static async Task<Results<Answer<FoundBots<BotView>>, Answer<FoundBots<PublicBotView>>>> Search(
        QueryFields query, Caller caller, IGrainFactory grains, HttpContext context)
    {
        PageRequest page = query.Page(FoundOnAPage, LargestSearchOffset);
        BotQuery wanted = ReadQuery(query, page);
        if (query.Refusal is { } refusal)
        {
            return (Answer<FoundBots<PublicBotView>>)refusal;
        }

        Result<BotSearchResult> result = await grains.GetGrain<IBotDirectoryGrain>(0).Search(caller.Session, wanted);
        if (result.IsRefused)
        {
            return (Answer<FoundBots<PublicBotView>>)result.Refusal;
        }

        BotSearchResult found = result.Value;

        // Behind a capped total there is more, as far as the offset reaches.
        context.Response.Headers.Link = PageLinks.Of(context.Request, page, found.IsTotalCapped ? found.Total + 1 : found.Total);
        return found.IsFull
            ? (Answer<FoundBots<BotView>>)FoundBots<BotView>.Of(found, page, view => view)
            : (Answer<FoundBots<PublicBotView>>)FoundBots<PublicBotView>.Of(found, page, view => view.ToPublic());
    }

    private static BotQuery ReadQuery(QueryFields query, PageRequest page)
    {
        const string text = "q";
        const string owner = "owner";
        const string type = "bot_type";
        if (!query.Has(text) && !query.Has(owner) && !query.Has(type))
        {
            query.Complain(text, "Is required unless owner or bot_type is given.");
        }

        return new BotQuery
        {
            Text = query.OptionalText(text, Wanted),
            Owner = query.OptionalText(owner, Owner),
            BotType = (BotType?)query.OptionalWholeNumber(type, (int)BotType.Official, (int)BotType.Community),
            Offset = page.Offset,
            Limit = page.Limit,
        };
    }

    private static TaggedAnswer<PublicBotView> Public(Result<PublicBotView> result) => new(result, steady: view => view with { LastActivityAt = null });
}
