namespace Platform.GrainInterfaces.Notifications;

/// <summary>What a silo knows of the broadcasts; a worker on each silo keeps a copy for a moment. Key 0.</summary>
[Alias("platform.notifications.broadcast-board")]
public interface IBroadcastBoardGrain : IGrainWithIntegerKey
{
    /// <summary>A number that grows with every change of the broadcasts: a gateway that sees a new one has its clients' events read.</summary>
    [Alias("version")]
    Task<long> GetVersion();
}
