using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;

namespace Platform.Grains.Storage;

/// <summary>Keeps the storage tidy for the whole cluster. Key 0.</summary>
[Alias("platform.storage.maintenance")]
internal interface IMaintenanceGrain : IGrainWithIntegerKey
{
    /// <summary>Makes sure that the upkeep is done from now on, and does it once.</summary>
    [Alias("begin")]
    Task Begin();

    /// <summary>Makes sure that the upkeep is done from now on, and has it begin. However much is overdue, a silo that starts does not wait for it.</summary>
    [Alias("schedule")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task Schedule();

    /// <summary>Does the upkeep once.</summary>
    [Alias("tidy")]
    [OneWay]
    Task Tidy();
}
