using System.Collections.Immutable;

namespace Platform.Benchmarks.Probe;

/// <summary>What a process has spent since it started.</summary>
/// <param name="AllocatedBytes">Bytes of managed memory.</param>
/// <param name="DatabaseStatements">Statements of the database; a batch counts once, but for each write of a state in it.</param>
/// <param name="Sent">Calls of the platform's grain interfaces by interface and method, where they leave.</param>
/// <param name="Served">The same where they arrive.</param>
internal sealed record ProbeReport(
    long AllocatedBytes, long DatabaseStatements, ImmutableSortedDictionary<string, long> Sent, ImmutableSortedDictionary<string, long> Served);
