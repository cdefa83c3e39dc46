namespace Platform.Grains.Storage;

/// <summary>Keeps the storage tidy for the whole cluster. Key 0.</summary>
[Alias("platform.storage.maintenance")]
internal interface IMaintenanceGrain : IGrainWithIntegerKey
{
    /// <summary>Makes sure that the upkeep is done from now on, and does it once.</summary>
    [Alias("begin")]
    Task Begin();
}
