using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Notifications;

namespace Platform.Gateway.Notifications;

/// <summary>A part of a user's notifications.</summary>
/// <param name="Part">The part.</param>
/// <param name="Links">The parts around it.</param>
public sealed record NotificationsModel(NotificationPage Part, PagerLinks Links);
