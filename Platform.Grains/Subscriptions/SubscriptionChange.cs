using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Subscriptions;

/// <summary>One entry of a user's subscription history.</summary>
internal sealed record SubscriptionChange
{
    public long Id { get; init; }

    public SubscriptionTier OldTier { get; init; }

    public SubscriptionTier NewTier { get; init; }

    public string? Reason { get; init; }

    public UserId? GrantedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public SubscriptionChangeView ToView() => new(Id, OldTier, NewTier, Reason, GrantedById, CreatedAt);
}
