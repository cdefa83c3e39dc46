namespace Platform.GrainInterfaces.Moderation;

/// <summary>One punishment that has not been lifted; the clock decides whether it still runs.</summary>
/// <param name="State">Timeout or Banned.</param>
/// <param name="Until">Its end; null where it has none.</param>
[GenerateSerializer, Immutable, Alias("platform.moderation.running-restriction")]
public sealed record RunningRestriction([property: Id(0)] AccountState State, [property: Id(1)] DateTimeOffset? Until);
