using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Transfers;

/// <summary>Exports bots.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Export all bots into a file that import bots takes; never their keys.")]
[Example("export bots bots.csv")]
[Example("export bots bots.json")]
internal sealed class ExportBotsCommand(Surroundings surroundings) : ExportCommand(surroundings, BotColumns.All)
{
    /// <inheritdoc/>
    protected override TimeSpan LongestStep { get; } = TimeSpan.Parse(IBotTransferGrain.LongestStep, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override Func<Task<Result<ExportPart>>> Walk(Secret session, ICluster cluster)
    {
        BotId? after = null;
        return async () =>
        {
            Result<BotExport> part = await cluster.AskAsync((IBotTransferGrain bots) => bots.Export(session, after));
            after = part.Value?.Next;
            return part.IsRefused ? part.Refusal : new ExportPart(part.Value.Bots.Select(BotColumns.Write), after is null);
        };
    }
}
