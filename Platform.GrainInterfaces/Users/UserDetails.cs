using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.GrainInterfaces.Users;

/// <summary>All that an operator who may act on a user sees of him (reference.md, section 4, <c>GET /users/{id}</c>).</summary>
/// <param name="Profile">All that he sees of himself; its fields stand beside the others.</param>
/// <param name="ModerationActions">His moderation history, newest first.</param>
/// <param name="SubscriptionHistory">Every change of his tier, newest first.</param>
/// <param name="PermissionHistory">Every change of his level, newest first.</param>
/// <param name="Chats">The chats he owns.</param>
/// <param name="Bots">The bots he owns.</param>
/// <param name="SessionHistory">His last 50 sessions that ended, newest end first; null, and left out, unless the viewer is an Owner.</param>
/// <param name="AllowedActions">What the viewer may do to him now: names of <see cref="UserActNames"/>.</param>
[GenerateSerializer, Immutable, Alias("platform.users.details")]
public sealed record UserDetails(
    [property: Id(0)] UserProfile Profile,
    [property: Id(1)] ImmutableArray<ModerationActionView> ModerationActions,
    [property: Id(2)] ImmutableArray<SubscriptionChangeView> SubscriptionHistory,
    [property: Id(3)] ImmutableArray<PermissionChangeView> PermissionHistory,
    [property: Id(4)] ImmutableArray<ChatView> Chats,
    [property: Id(5)] ImmutableArray<BotView> Bots,
    [property: Id(6)] ImmutableArray<EndedSessionView>? SessionHistory,
    [property: Id(7)] ImmutableArray<string> AllowedActions);
