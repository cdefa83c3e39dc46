using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Directory;

namespace Platform.Grains.Bots;

/// <summary>Finds the bot that an operator means.</summary>
internal sealed class BotFinder(IGrainFactory grains, IBotDirectory directory)
{
    private const int MostNamed = 10;

    /// <summary>A bot by what people call it.</summary>
    /// <param name="bot">An id or a name, any case; an id wins.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/>, or <see cref="ErrorCodes.Conflict"/> for a name that several bots have.</returns>
    public async Task<Result<BotId>> Find(string bot)
    {
        if (BotId.Parse(bot) is { } id && await grains.GetGrain<IOperatedBotGrain>(id.Value).Peek() is not null)
        {
            return id;
        }

        if (BotRules.NameProblem(bot) is not null)
        {
            return BotRefusals.NotFound;
        }

        ImmutableArray<BotId> named = await directory.FindNamedAsync(BotNames.Fold(bot), MostNamed, CancellationToken.None);
        return named switch
        {
            [] => BotRefusals.NotFound,
            [var only] => only,
            _ => new Refusal(ErrorCodes.Conflict, $"Several bots have that name; say which by its id: {string.Join(", ", named)}."),
        };
    }
}
