using System.Collections.Immutable;

namespace Platform.Grains.Notifications;

/// <summary>What waits for a user's inbox.</summary>
internal static class PendingNotifications
{
    /// <summary>As many are kept; with more, the oldest are given up.</summary>
    public const int Most = 20;

    /// <summary>Adds one that is not there yet.</summary>
    public static ImmutableArray<PendingNotification> Add(ImmutableArray<PendingNotification> waiting, PendingNotification notification) =>
        waiting.Any(other => other.Id == notification.Id) ? waiting : [.. waiting.TakeLast(Most - 1), notification];
}
