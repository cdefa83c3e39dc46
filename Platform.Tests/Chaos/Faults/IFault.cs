namespace Platform.Tests.Chaos;

/// <summary>Something that goes wrong with a cluster, and is put right again.</summary>
internal interface IFault
{
    string Name { get; }

    /// <summary>How long it lasts before it is put right.</summary>
    TimeSpan Lasts { get; }

    /// <summary>Whether what silos keep in memory only may be forgotten.</summary>
    bool LosesMemory { get; }

    Task StrikeAsync(ChaosCluster cluster);

    /// <summary>Puts it right, and waits until what was started says it is ready.</summary>
    Task MendAsync(ChaosCluster cluster);
}
