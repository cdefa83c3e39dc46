using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Transfers;

/// <summary>Imports bots.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Import bots from a file; each gets a new key, which is written into the keys file or waits for bot regenerate-key.")]
[Example("import bots bots.csv --dry-run")]
[Example("import bots bots.csv --keys-file new-keys.csv")]
internal sealed class ImportBotsCommand(Surroundings surroundings) : ImportCommand<BotImportSettings, BotRecord, ImportedBot>(surroundings)
{
    /// <inheritdoc/>
    protected override ImportKind<BotRecord, ImportedBot> Kind { get; } =
        new("bots", BotColumns.All, BotColumns.Required, BotColumns.Read, BotColumns.Unique, bot => bot.WasThere);

    /// <inheritdoc/>
    protected override int AtOnce => IBotTransferGrain.MostImported;

    /// <inheritdoc/>
    protected override TimeSpan LongestStep { get; } = TimeSpan.Parse(IBotTransferGrain.LongestStep, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override IDisposable? OpenKeep(BotImportSettings settings) => KeysFile.Open(settings.KeysFile);

    /// <inheritdoc/>
    protected override void Keep(IDisposable? keep, ImmutableArray<Result<ImportedBot>> outcomes) =>
        (keep as KeysFile)?.Add(outcomes.Where(outcome => !outcome.IsRefused).Select(outcome => outcome.Value!));

    /// <inheritdoc/>
    protected override Task<Result<ImmutableArray<Result<ImportedBot>>>> AskAsync(
        BotImportSettings settings, Secret session, ICluster cluster, ImmutableArray<BotRecord> records) =>
        cluster.AskAsync((IBotTransferGrain bots) => bots.Import(session, records, tellsKeys: settings.KeysFile is not null, settings.DryRun));
}
