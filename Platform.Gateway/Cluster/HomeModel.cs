using System.Collections.Immutable;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Cluster;

/// <summary>What the start page shows.</summary>
/// <param name="Profile">Who is signed in; null for nobody.</param>
/// <param name="Announcements">What is announced right now.</param>
public sealed record HomeModel(UserProfile? Profile, ImmutableArray<AnnouncementView> Announcements);
