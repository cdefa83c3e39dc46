using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Bots;

/// <summary>Lists all bots.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("List all bots, inactive ones too, oldest first.")]
[Example("bot list")]
[Example("bot list --json")]
internal sealed class BotListCommand(Surroundings surroundings) : SessionCommand<ConsoleSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, Secret session, ICluster cluster)
    {
        List<BotView> bots = [];
        BotId? last = null;
        int listed;
        do
        {
            // Many bots take longer than one answer may.
            cluster.StartOver();
            Result<BotList> part = await cluster.AskAsync((IBotConsoleGrain console) => console.List(session, last));
            if (part.IsRefused)
            {
                return part.Refusal;
            }

            listed = part.Value.Bots.Length;
            bots.AddRange(part.Value.Bots);
            last = bots.LastOrDefault()?.Id;
        }
        while (listed == IBotConsoleGrain.MostListed);

        return Answer.Of(bots, bots.Count == 0 ? "No bots." : BotSheet.Of(bots));
    }
}
