using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Platform.GrainInterfaces.Statistics;

/// <summary>Commands that bots reported (reference.md, section 6).</summary>
/// <param name="TotalCount">Executions, ever; of one bot since its statistics were last reset.</param>
/// <param name="Last24hCount">Executions that lie in the last 24 hours, to the minute.</param>
/// <param name="Top">The ten commands executed most, most first.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.commands")]
public sealed record CommandCounts(
    [property: Id(0)] long TotalCount,
    [property: Id(1), JsonPropertyName("last_24h_count")] long Last24hCount,
    [property: Id(2)] ImmutableArray<CommandCount> Top)
{
    /// <summary>Nothing was reported.</summary>
    public static CommandCounts None { get; } = new(0, 0, []);
}

/// <summary>How often one command was executed.</summary>
/// <param name="Command">The command.</param>
/// <param name="Count">Executions.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.command")]
public sealed record CommandCount([property: Id(0)] string Command, [property: Id(1)] long Count);
