using System.Collections.Immutable;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Subscriptions;

/// <summary>A user's subscription as <c>GET /users/me/subscription</c> shows it (reference.md, section 4).</summary>
/// <param name="SubscriptionTier">The tier in force by the clock.</param>
/// <param name="ExpiresAt">Its end; null for Basic and Lifetime.</param>
/// <param name="SubscriptionRemainingSeconds">Whole seconds until the end, rounded up; null where there is none.</param>
/// <param name="IsActive">Whether a tier other than Basic is in force.</param>
/// <param name="HasPremium">Whether the features of Premium are open; the same for every tier but Basic.</param>
/// <param name="TrialAvailable">Whether a Trial may still be granted once.</param>
/// <param name="History">Every change of tier, newest first.</param>
/// <param name="CreatedAt">When the account was created.</param>
/// <param name="UpdatedAt">When the subscription last changed.</param>
[GenerateSerializer, Immutable, Alias("platform.subscriptions.view")]
public sealed record SubscriptionView(
    [property: Id(0)] SubscriptionTier SubscriptionTier,
    [property: Id(1)] DateTimeOffset? ExpiresAt,
    [property: Id(2)] long? SubscriptionRemainingSeconds,
    [property: Id(3)] bool IsActive,
    [property: Id(4)] bool HasPremium,
    [property: Id(5)] bool TrialAvailable,
    [property: Id(6)] ImmutableArray<SubscriptionChangeView> History,
    [property: Id(7)] DateTimeOffset CreatedAt,
    [property: Id(8)] DateTimeOffset UpdatedAt);

/// <summary>One change of tier.</summary>
/// <param name="Id">Number of the change, unique for its user.</param>
/// <param name="OldTier">The tier before.</param>
/// <param name="NewTier">The tier after.</param>
/// <param name="Reason">Why; null where none was given.</param>
/// <param name="GrantedById">Who did it; null for the platform itself.</param>
/// <param name="CreatedAt">When.</param>
[GenerateSerializer, Immutable, Alias("platform.subscriptions.change-view")]
public sealed record SubscriptionChangeView(
    [property: Id(0)] long Id,
    [property: Id(1)] SubscriptionTier OldTier,
    [property: Id(2)] SubscriptionTier NewTier,
    [property: Id(3)] string? Reason,
    [property: Id(4)] UserId? GrantedById,
    [property: Id(5)] DateTimeOffset CreatedAt);
