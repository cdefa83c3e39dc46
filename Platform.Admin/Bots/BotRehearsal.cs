using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Bots;

/// <summary>What a rehearsed act would make of a bot: programs see all that an act may change, people only what differs. A key is never part of it.</summary>
internal static class BotRehearsal
{
    /// <summary>The answer of a dry run.</summary>
    /// <param name="order">What was rehearsed.</param>
    /// <param name="foreseen">What the cluster foresees.</param>
    public static Answer Of(BotOrder order, Result<BotActOutcome> foreseen) =>
        foreseen.IsRefused ? DryRun.Refused(BotFacet.Named(order.Bot), foreseen.Refusal) : Of(order.Act, foreseen.Value);

    /// <summary>The answer of a dry run that creates one.</summary>
    /// <param name="name">What the operator typed.</param>
    /// <param name="foreseen">What the cluster foresees.</param>
    public static Answer OfNew(string name, Result<CreatedBot> foreseen) => foreseen.IsRefused
        ? DryRun.Refused(BotFacet.Named(name), foreseen.Refusal)
        : DryRun.Allowed(
            BotFacet.Named(foreseen.Value.Bot.Name),
            new Facet("not there yet", null),
            new Facet(string.Join("; ", BotStanding.Registered(foreseen.Value.Bot)), BotStanding.Of(foreseen.Value.Bot)));

    private static Answer Of(BotAct act, BotActOutcome outcome)
    {
        bool endsSessions = act is DisableBot { EndsSessions: true };
        IReadOnlyList<string> before = BotStanding.Lines(outcome.Before);
        IReadOnlyList<string> after = outcome.After is null ? ["deleted"] : [.. BotStanding.Lines(outcome.After), .. Besides(act, outcome)];
        return DryRun.Allowed(
            BotFacet.Of(outcome.Before),
            new Facet(Difference.Between(before, after), BotStanding.Of(outcome.Before) with { EndedSessions = endsSessions ? 0 : null }),
            new Facet(
                Difference.Between(after, before),
                outcome.After is null ? null : BotStanding.Of(outcome.After) with { EndedSessions = endsSessions ? outcome.EndedSessions : null }));
    }

    // What changes without being seen on the bot itself.
    private static IReadOnlyList<string> Besides(BotAct act, BotActOutcome outcome) => act switch
    {
        DisableBot { EndsSessions: true } => [$"{BotWords.Sessions(outcome.EndedSessions)} ended"],
        RegenerateBotKey { KeepOld.Ticks: > 0 } => ["a new key; the old one for a while beside it"],
        RegenerateBotKey => ["a new key in place of the old one"],
        ResetBotStatistics => ["no command counts"],
        _ => [],
    };
}
