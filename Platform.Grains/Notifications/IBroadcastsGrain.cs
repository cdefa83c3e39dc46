using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Notifications;

/// <summary>The log of broadcasts: whoever calls has looked up the actor. Key: <see cref="Key"/>.</summary>
[Alias("platform.notifications.broadcasts-kept")]
internal interface IBroadcastsGrain : IGrainWithStringKey
{
    /// <summary>The key of the one log.</summary>
    const string Key = "broadcasts:all";

    /// <summary>So long a silo may go by its copy, counted from before it asked for it.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    /// <summary>The log, for one who has a copy.</summary>
    /// <param name="version">The version of the copy; -1 for none.</param>
    /// <returns>Null when there is nothing newer.</returns>
    [Alias("newer-than")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<BroadcastLog?> ReadNewerThan(long version);

    /// <summary>Adds one.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="notification">What it says.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>It, with id 0 in a dry run; <see cref="ErrorCodes.ValidationFailed"/>.</returns>
    [Alias("add")]
    Task<Result<BroadcastView>> Add(Actor actor, NewNotification notification, bool dryRun);

    /// <summary>Takes one away.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="id">Its number.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>It, or <see cref="ErrorCodes.NotFound"/>.</returns>
    [Alias("withdraw")]
    Task<Result<BroadcastView>> Withdraw(Actor actor, long id, bool dryRun);
}
