using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Transfers;

/// <summary>What is imported, users or bots.</summary>
/// <typeparam name="TRecord">A row as the cluster takes it.</typeparam>
/// <typeparam name="TOutcome">What became of it.</typeparam>
/// <param name="Things">What people call them.</param>
/// <param name="Columns">Their columns.</param>
/// <param name="Required">Those without which no row can be.</param>
/// <param name="Read">Reads a row.</param>
/// <param name="Unique">What two rows of one file may not have in common, with the columns to blame.</param>
/// <param name="WasThere">Whether there was nothing to do.</param>
internal sealed record ImportKind<TRecord, TOutcome>(
    string Things,
    IReadOnlyList<TransferColumn> Columns,
    IReadOnlyList<string> Required,
    Func<CellReader, TRecord> Read,
    Func<TRecord, IEnumerable<(string Column, string Value)>> Unique,
    Func<TOutcome, bool> WasThere);

/// <summary>Has the cluster import some rows.</summary>
/// <typeparam name="TRecord">A row as the cluster takes it.</typeparam>
/// <typeparam name="TOutcome">What became of it.</typeparam>
/// <param name="records">The rows.</param>
internal delegate Task<Result<ImmutableArray<Result<TOutcome>>>> SendRows<TRecord, TOutcome>(ImmutableArray<TRecord> records);
