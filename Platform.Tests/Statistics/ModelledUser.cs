using System.Globalization;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Statistics;

/// <summary>A user of the model: what acts that were acknowledged made of him.</summary>
internal sealed class ModelledUser(SignedInUser user)
{
    private bool _isBanned;
    private bool _isTimedOut;
    private bool _hadTrial;

    public string Id { get; } = user.Id.ToString(CultureInfo.InvariantCulture);

    public SubscriptionTier Tier { get; private set; }

    public AccountState State => _isBanned ? AccountState.Banned : _isTimedOut ? AccountState.Timeout : AccountState.Active;

    public bool IsDeleted { get; private set; }

    /// <summary>Whether an act on him was not acknowledged: it may be done or not, and he is asked in the end.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>An act that may be refused by a rule; then nothing changes.</summary>
    public static UserAct AnyAct(Random random) => random.Next(10) switch
    {
        0 => new GrantSubscription { Tier = SubscriptionTier.Trial },
        1 or 2 => new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 30 },
        3 => new GrantSubscription { Tier = SubscriptionTier.Lifetime },
        4 => new RevokeSubscription { Reason = "model" },
        5 => new BanUser { Reason = "model" },
        6 => new LiftBans { Reason = "model" },
        7 => new TimeOutUser { Reason = "model", End = new(null, TimeSpan.FromDays(1)) },
        8 => new LiftTimeouts { Reason = "model" },
        _ => random.Next(3) == 0 ? new DeleteUser { Reason = "model" } : new BanUser { Reason = "model" },
    };

    /// <summary>Whether the rules let the act be done.</summary>
    public bool Allows(UserAct act) => act switch
    {
        _ when IsDeleted => false,
        GrantSubscription { Tier: SubscriptionTier.Trial } => !_hadTrial && Tier is SubscriptionTier.Basic,
        GrantSubscription { Tier: SubscriptionTier.Premium } => Tier is not SubscriptionTier.Lifetime,
        GrantSubscription => Tier is not SubscriptionTier.Lifetime,
        RevokeSubscription => Tier is not SubscriptionTier.Basic,
        LiftBans => _isBanned,
        LiftTimeouts => _isTimedOut,
        _ => true,
    };

    /// <summary>Takes over what an acknowledged act does.</summary>
    public void Do(UserAct act)
    {
        switch (act)
        {
            case GrantSubscription grant:
                Tier = grant.Tier;
                _hadTrial |= grant.Tier == SubscriptionTier.Trial;
                break;
            case RevokeSubscription:
                Tier = SubscriptionTier.Basic;
                break;
            case BanUser:
                _isBanned = true;
                break;
            case LiftBans:
                _isBanned = false;
                break;
            case TimeOutUser:
                _isTimedOut = true;
                break;
            case LiftTimeouts:
                _isTimedOut = false;
                break;
            case DeleteUser:
                IsDeleted = true;
                break;
        }
    }

    /// <summary>Takes over what he says himself, where the model does not know.</summary>
    /// <param name="profile">He himself; null when he was deleted.</param>
    public void Learn(UserProfile? profile)
    {
        IsDeleted = profile is null;
        Tier = profile?.SubscriptionTier ?? Tier;
        _isBanned = profile?.State == AccountState.Banned;
        _isTimedOut = profile?.State == AccountState.Timeout;
    }
}
