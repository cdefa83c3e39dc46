using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Bots;

/// <summary>The console's door for bots that come from a file or go into one (reference.md, section 10). Key 0.</summary>
[Alias("platform.bots.transfer")]
public interface IBotTransferGrain : IGrainWithIntegerKey
{
    /// <summary>The most records of one <see cref="Import"/>.</summary>
    const int MostImported = 64;

    /// <summary>The most records of one <see cref="Export"/>; fewer are the end.</summary>
    const int MostExported = 500;

    /// <summary>How long a call may take, beyond which its outcome is unknown.</summary>
    const string LongestStep = "00:00:30";

    /// <summary>Registers bots, each of which is decided for itself. Safe to repeat: one whose name its platform has already stays as it is.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="bots">Which; <see cref="MostImported"/> at the most.</param>
    /// <param name="tellsKeys">Whether the new keys are told; a bot whose key nobody was told waits for another.</param>
    /// <param name="dryRun">True to learn what would happen and change nothing; enters nothing into the audit log.</param>
    /// <returns>
    /// One answer a record, in their order, where a refusal names the columns to blame; or <see cref="ErrorCodes.Forbidden"/> and the like when the
    /// operator may import none.
    /// </returns>
    [Alias("import")]
    [ResponseTimeout(LongestStep)]
    Task<Result<ImmutableArray<Result<ImportedBot>>>> Import(Secret session, ImmutableArray<BotRecord> bots, bool tellsKeys, bool dryRun);

    /// <summary>All bots, inactive ones too, by id. The beginning is entered into the audit log.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="after">The last one of the part before; null to begin.</param>
    [Alias("export")]
    [ResponseTimeout(LongestStep)]
    Task<Result<BotExport>> Export(Secret session, BotId? after);
}

/// <summary>A part of all bots.</summary>
/// <param name="Bots">The bots.</param>
/// <param name="Next">Where the next part begins; null at the end.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.export")]
public sealed record BotExport([property: Id(0)] ImmutableArray<BotRecord> Bots, [property: Id(1)] BotId? Next);
