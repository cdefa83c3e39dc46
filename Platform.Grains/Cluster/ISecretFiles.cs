using System.Collections.Immutable;

namespace Platform.Grains.Cluster;

/// <summary>The files with a silo's secrets.</summary>
public interface ISecretFiles
{
    /// <summary>Those that others than their owner can read.</summary>
    ImmutableArray<string> FindExposed();
}

/// <summary>A silo whose secrets are in no files.</summary>
internal sealed class NoSecretFiles : ISecretFiles
{
    public ImmutableArray<string> FindExposed() => [];
}
