using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Notifications;

/// <summary>What only other grains may ask of an inbox: whoever calls has looked up the actor. Key: that of <see cref="IInboxGrain"/>.</summary>
[Alias("platform.notifications.kept-inbox")]
internal interface IKeptInboxGrain : IGrainWithIntegerKey
{
    /// <summary>Takes in what waited in the user's state, and stirs those who watch. Safe to repeat: each is taken once.</summary>
    /// <param name="notifications">What he is told.</param>
    /// <param name="changes">What changed of his account.</param>
    [Alias("deliver")]
    Task Deliver(ImmutableArray<PendingNotification> notifications, ImmutableArray<AccountChange> changes);

    /// <summary>Takes in what an operator tells him, with the audit event of it in the same write.</summary>
    /// <param name="actor">The operator; he may act on the user.</param>
    /// <param name="notification">What to tell.</param>
    /// <param name="dryRun">True to change nothing; the answer's id is 0 then.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/>, or <see cref="ErrorCodes.NotFound"/> of a user that does not exist.</returns>
    [Alias("send")]
    Task<Result<NotificationView>> Send(Actor actor, NewNotification notification, bool dryRun);

    /// <summary>Stirs those who watch: a session of the user may have ended.</summary>
    [Alias("stir")]
    [OneWay]
    [AlwaysInterleave]
    Task Stir();

    /// <summary>Forgets everything, since the user was deleted. Safe to repeat.</summary>
    [Alias("erase")]
    Task Erase();
}
