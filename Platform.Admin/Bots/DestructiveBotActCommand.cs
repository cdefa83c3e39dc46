using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Bots;

/// <summary>A command that takes something away from a bot: it rehearses first and asks about what it foresees.</summary>
/// <typeparam name="TSettings">Its options and arguments.</typeparam>
/// <param name="surroundings">What lies outside the console.</param>
internal abstract class DestructiveBotActCommand<TSettings>(Surroundings surroundings) : BotActCommand<TSettings>(surroundings)
    where TSettings : BotActSettings
{
    /// <summary>What the operator is asked.</summary>
    /// <param name="act">What is asked for.</param>
    /// <param name="foreseen">What the act would make of the bot.</param>
    protected abstract string Question(BotAct act, BotActOutcome foreseen);

    /// <summary>Offers to do more, once the operator said yes.</summary>
    /// <param name="confirmed">What he said yes to.</param>
    /// <param name="foresee">Asks the cluster what would happen.</param>
    /// <returns>What to do.</returns>
    protected virtual Task<BotOrder> OfferMoreAsync(BotOrder confirmed, Func<BotOrder, Task<Result<BotActOutcome>>> foresee) => Task.FromResult(confirmed);

    /// <inheritdoc/>
    protected sealed override async Task<BotDecision> DecideAsync(TSettings settings, BotOrder order, Func<BotOrder, Task<Result<BotActOutcome>>> foresee)
    {
        if (!MustAsk(settings))
        {
            return BotDecision.To(order);
        }

        Result<BotActOutcome> foreseen = await foresee(order);
        if (foreseen.IsRefused)
        {
            return BotDecision.Not(foreseen.Refusal);
        }

        if (!await ConfirmsAsync(Question(order.Act, foreseen.Value)))
        {
            return BotDecision.Not(Answer.NothingChanged);
        }

        // A bot may rename itself while the question stands; what he said yes to has this number.
        return BotDecision.To(await OfferMoreAsync(order with { Bot = foreseen.Value.Before.Id.ToString() }, foresee));
    }
}
