using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Storage;

/// <summary>What one check found.</summary>
/// <param name="Name">The check.</param>
/// <param name="Status">How bad it is.</param>
/// <param name="Detail">What was found and what to do, in sentences.</param>
/// <param name="Count">How many there are of what was looked at, or of what is wrong where something is.</param>
[GenerateSerializer, Immutable, Alias("platform.storage.check-result")]
public sealed record CheckResult(
    [property: Id(0)] string Name, [property: Id(1)] CheckStatus Status, [property: Id(2)] string Detail, [property: Id(3)] long Count);

/// <summary>How bad a finding is.</summary>
[Alias("platform.storage.check-status")]
public enum CheckStatus
{
    /// <summary>As it should be.</summary>
    Ok = 0,

    /// <summary>Nothing is wrong with the data, but somebody should look.</summary>
    Warning = 1,

    /// <summary>Something is wrong.</summary>
    Problem = 2,
}

/// <summary>The checks there are.</summary>
/// <param name="Names">In the order they are best run.</param>
[GenerateSerializer, Immutable, Alias("platform.storage.check-list")]
public sealed record CheckList([property: Id(0)] ImmutableArray<string> Names);
