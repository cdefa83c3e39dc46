using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Notifications;

/// <summary>The console's door to notifications (reference.md, section 10); for Admins and Owners. Key 0.</summary>
[Alias("platform.notifications.console")]
public interface INotificationConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>Tells one user something; for operators who may act on him.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="user">His id or username.</param>
    /// <param name="notification">What to tell.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>The notification, with id 0 in a dry run; <see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.NotFound"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("send")]
    Task<Result<NotificationView>> Send(Secret session, string user, NewNotification notification, bool dryRun);

    /// <summary>Tells everybody something who has an account by now; costs the same however many these are.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="notification">What to tell.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>The broadcast, with id 0 in a dry run; everybody sees it from the answer on. <see cref="ErrorCodes.ValidationFailed"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("broadcast")]
    Task<Result<BroadcastView>> Broadcast(Secret session, NewNotification notification, bool dryRun);

    /// <summary>The broadcasts that are kept: the newest 500 that were not withdrawn.</summary>
    /// <param name="session">The operator's session token.</param>
    [Alias("list-broadcasts")]
    Task<Result<BroadcastList>> ListBroadcasts(Secret session);

    /// <summary>Takes a broadcast back; nobody sees it from the answer on.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="id">Its number.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>The broadcast as it was; <see cref="ErrorCodes.NotFound"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("withdraw")]
    Task<Result<BroadcastView>> Withdraw(Secret session, long id, bool dryRun);
}
