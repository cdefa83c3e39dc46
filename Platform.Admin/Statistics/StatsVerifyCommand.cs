using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Admin.Statistics;

/// <summary>Counts everything anew and compares.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Count everything anew and show the difference to the counters, which should be none.")]
[Example("stats verify")]
internal sealed class StatsVerifyCommand(Surroundings surroundings) : SessionCommand<ConsoleSettings>(surroundings)
{
    private static readonly TimeSpan LongestRecount = TimeSpan.Parse(IStatisticsConsoleGrain.LongestRecount, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, Secret session, ICluster cluster)
    {
        cluster.StartOver(LongestRecount);
        Result<CountVerification> verified = await RecountAsync(session, cluster);
        if (verified.IsRefused)
        {
            return verified.Refusal;
        }

        CountVerification counts = verified.Value;
        return new Done(
            new { exact = counts.IsExact, counters = counts.Counters },
            new Stack(
                new Sheet(
                    ["Counter", "Value", "Recount", "Difference"],
                    [.. counts.Counters.Select(counter => new[] { counter.Name, Text(counter.Value), Text(counter.Recount), Text(counter.Difference) })],
                    ToneOf: row => counts.Counters[row].Difference == 0 ? Tone.Plain : Tone.Bad),
                counts.IsExact ? new Sentence("Every counter is exact.", Tone.Good) : new Sentence("Some counters differ from what there is.", Tone.Bad)),
            counts.IsExact ? ExitCodes.Done : ExitCodes.Refused);
    }

    private async Task<Result<CountVerification>> RecountAsync(Secret session, ICluster cluster)
    {
        using ProgressLine progress = new(Surroundings.Terminal);
        Task<Result<CountVerification>> recount = cluster.AskAsync((IStatisticsConsoleGrain statistics) => statistics.Verify(session));
        return await Working.ShowAsync(recount, "Counting everything anew", progress, Surroundings.Time);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
