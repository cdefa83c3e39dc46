namespace Platform.Grains.Cluster;

/// <summary>What a silo knows of itself from its start on.</summary>
/// <param name="StartedAt">When it started.</param>
/// <param name="Version">The version it runs.</param>
/// <param name="Storage"><c>embedded</c> or <c>postgresql</c>.</param>
public sealed record SiloFacts(DateTimeOffset StartedAt, string Version, string Storage);
