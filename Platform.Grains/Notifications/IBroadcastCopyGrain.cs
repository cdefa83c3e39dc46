namespace Platform.Grains.Notifications;

/// <summary>A silo's copy of the log of broadcasts, for the inboxes on it. Key: that of the board.</summary>
[Alias("platform.notifications.broadcast-copy")]
internal interface IBroadcastCopyGrain : IGrainWithIntegerKey
{
    /// <summary>The log, at most as old as a copy may be.</summary>
    /// <param name="version">A version that was seen already, perhaps on another silo: nobody is shown an older one after it.</param>
    [Alias("read")]
    Task<BroadcastLog> Read(long version);
}
