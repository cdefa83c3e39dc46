using Microsoft.AspNetCore.Http.Features;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Bots;

/// <summary>What a bot sees and says of itself (reference.md, section 5).</summary>
internal static class OwnBotEndpoints
{
    // Room for the ids of all groups of a large bot.
    private const long LargestUpdateBytes = 4 << 20;

    // Shapes only: what a name or an address may be is decided by the cluster.
    private static readonly TextRule Name = new(Longest: 256, AllowsEmpty: true, AllowsControlCharacters: true);
    private static readonly TextRule AvatarUrl = new(Longest: 8192, AllowsEmpty: true, AllowsControlCharacters: true);

    // Groups are counted and never kept, so this is all that is asked of their ids.
    private static readonly TextRule GroupId = new(Longest: 256, AllowsControlCharacters: true);

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapOwnBotEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder bot = routes.MapGroup("/bot").TakesBotKey();
        bot.MapGet("/me", GetSelf).ShowsCaller().Named("getOwnBot", "Answers the bot that asks, with what is left of its hour.");
        bot.MapPost("/me/update", Update).ReadsFields(typeof(BotUpdateBody), LargestUpdateBytes).Named("updateOwnBot", "Reports how the bot is called and how it does.");
        bot.MapPost("/batch", Report).ReadsFields(typeof(BatchBody)).Reads(IdempotencyKey.Field)
            .Named("reportCommands", "Reports executed commands: the good ones are counted, the bad ones named.").Refuses(ErrorCodes.IdempotencyMismatch);
    }

    // As with one's own profile, what most requests do not need is not asked for (UserEndpoints).
    private static ValueTask<TaggedAnswer<BotSelfAnswer>> GetSelf(HttpContext context)
    {
        Caller caller = context.Features.GetRequiredFeature<Caller>();
        return caller.OwnBot is { } self
            ? ValueTask.FromResult(Told(self))
            : AskForSelf(caller, context.RequestServices.GetRequiredService<IGrainFactory>());
    }

    private static async ValueTask<TaggedAnswer<BotSelfAnswer>> AskForSelf(Caller caller, IGrainFactory grains) => Told(await Self(caller, grains).GetSelf());

    private static TaggedAnswer<BotSelfAnswer> Told(Result<BotSelf> self) => new(self.IsRefused ? self.Refusal : BotSelfAnswer.Of(self.Value), OwnBots.Recent);

    private static async Task<Answer<BotUpdatedAnswer>> Update(BodyFields body, Caller caller, IGrainFactory grains)
    {
        if (body.RefusalOfWhole is { } refusal)
        {
            return refusal;
        }

        var update = new BotUpdate
        {
            Name = body.OptionalText("name", Name),
            ChangesAvatar = body.NullableText("avatar_url", AvatarUrl, out string? avatarUrl),
            AvatarUrl = avatarUrl,
            Users = body.OptionalWholeNumber("users"),
            LatencyMs = body.OptionalWholeNumber("latency_ms"),
            Groups = body.OptionalDistinctTexts("group_ids", GroupId, BotUpdate.MostGroupIds),
        };
        Result<BotTimes> updated = body.NameAll(await Self(caller, grains).Update(update));
        return updated.IsRefused ? updated.Refusal : BotUpdatedAnswer.Of(updated.Value);
    }

    private static async Task<Answer<BatchAnswer>> Report(BodyFields body, Caller caller, IGrainFactory grains, HttpRequest request)
    {
        string? key = IdempotencyKey.Read(request, body);
        if (body.List("commands", CommandBatch.MostCommands) is not { } commands || body.Refusal is not null)
        {
            return body.Refusal!;
        }

        BotPrincipal bot = caller.Bot;
        var batch = new CommandBatch(bot, CommandItems.Read(commands), BatchFingerprint.Of(body.Sent.Span));
        string grainKey = key is null ? BatchKey.Fresh(bot.Id) : BatchKey.Of(bot.Id, key);
        Result<BatchOutcome> outcome = await grains.GetGrain<IBotBatchGrain>(grainKey).Report(batch);
        return outcome.IsRefused ? outcome.Refusal : BatchAnswer.Of(outcome.Value);
    }

    private static IBotGrain Self(Caller caller, IGrainFactory grains) => grains.GetGrain<IBotGrain>(caller.Bot.Id.Value);
}
