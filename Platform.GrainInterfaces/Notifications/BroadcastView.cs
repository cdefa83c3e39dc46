using System.Collections.Immutable;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Notifications;

/// <summary>A notification to everybody, as operators see it (reference.md, section 8).</summary>
/// <param name="Id">Its number; the same in every user's notifications.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">What it says.</param>
/// <param name="Type">One of <see cref="NotificationTypes"/>.</param>
/// <param name="CreatedAt">When it was sent; who came later does not see it.</param>
/// <param name="CreatedBy">The operator who sent it.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.broadcast")]
public sealed record BroadcastView(
    [property: Id(0)] long Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Body,
    [property: Id(3)] string Type,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] UserId CreatedBy);

/// <summary>The broadcasts that are kept.</summary>
/// <param name="Broadcasts">Newest first.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.broadcasts")]
public sealed record BroadcastList([property: Id(0)] ImmutableArray<BroadcastView> Broadcasts);
