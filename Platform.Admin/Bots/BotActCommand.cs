using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Bots;

/// <summary>A command that does something to a bot: rehearsing, doing and telling are done here, once for all.</summary>
/// <typeparam name="TSettings">Its options and arguments.</typeparam>
/// <param name="surroundings">What lies outside the console.</param>
internal abstract class BotActCommand<TSettings>(Surroundings surroundings) : SessionCommand<TSettings>(surroundings)
    where TSettings : BotActSettings
{
    /// <summary>What to do.</summary>
    /// <param name="settings">Options and arguments.</param>
    protected abstract BotAct ActOf(TSettings settings);

    /// <summary>What is true of the bot now, for people.</summary>
    /// <param name="act">What was done.</param>
    /// <param name="outcome">What it made of the bot.</param>
    protected abstract View Told(BotAct act, BotActOutcome outcome);

    /// <summary>The same for programs.</summary>
    /// <param name="act">What was done.</param>
    /// <param name="outcome">What it made of the bot.</param>
    protected virtual object Document(BotAct act, BotActOutcome outcome) => outcome.After ?? outcome.Before;

    /// <summary>Makes sure that the operator means it.</summary>
    /// <param name="settings">Options and arguments.</param>
    /// <param name="order">What he typed.</param>
    /// <param name="foresee">Asks the cluster what would happen.</param>
    protected virtual Task<BotDecision> DecideAsync(TSettings settings, BotOrder order, Func<BotOrder, Task<Result<BotActOutcome>>> foresee) =>
        Task.FromResult(BotDecision.To(order));

    /// <inheritdoc/>
    protected sealed override async Task<Answer> AnswerAsync(TSettings settings, Secret session, ICluster cluster)
    {
        Task<Result<BotActOutcome>> AskAsync(BotOrder order, bool dryRun) =>
            cluster.AskAsync((IBotConsoleGrain bots) => bots.Act(session, order.Bot, order.Act, dryRun));

        BotOrder typed = new(settings.Bot, ActOf(settings));
        if (settings.DryRun)
        {
            return BotRehearsal.Of(typed, await AskAsync(typed, dryRun: true));
        }

        BotDecision decision = await DecideAsync(settings, typed, order => AskAsync(order, dryRun: true));
        return decision.Order is { } decided
            ? Answer.Of(await AskAsync(decided, dryRun: false), outcome => Document(decided.Act, outcome), outcome => Told(decided.Act, outcome))
            : decision.Instead;
    }
}
