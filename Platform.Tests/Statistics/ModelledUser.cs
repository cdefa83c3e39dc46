using System.Globalization;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Statistics;

/// <summary>A user of the model: what acts that were acknowledged made of him, and what the clock makes of that.</summary>
internal sealed class ModelledUser(SignedInUser user)
{
    private static readonly int[] FewDays = [5, 30, 60];

    private readonly ModelledSubscription _subscription = new();
    private readonly ModelledRestrictions _bans = new();
    private readonly ModelledRestrictions _timeouts = new();
    private UserProfile? _told;

    public string Id { get; } = user.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>His session; it may have ended.</summary>
    public Secret Session { get; } = new(user.Token);

    /// <summary>His chat; null when he has none.</summary>
    public ModelledChat? Chat { get; set; }

    public bool IsDeleted { get; private set; }

    /// <summary>Whether an act on him was not acknowledged: it may be done or not, and he is asked in the end.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>An act that may be refused by a rule; then nothing changes. Some bans and timeouts end before the next few acts, others after days.</summary>
    public static UserAct AnyAct(Random random) => random.Next(12) switch
    {
        0 => new GrantSubscription { Tier = SubscriptionTier.Trial },
        1 or 2 => new GrantSubscription { Tier = SubscriptionTier.Premium, Days = FewDays[random.Next(FewDays.Length)] },
        3 => new GrantSubscription { Tier = SubscriptionTier.Lifetime },
        4 => new RevokeSubscription { Reason = "model" },
        5 => new BanUser { Reason = "model" },
        6 or 7 => new BanUser { Reason = "model", End = AnyEnd(random) },
        8 => new LiftBans { Reason = "model" },
        9 => new TimeOutUser { Reason = "model", End = AnyEnd(random) },
        10 => new LiftTimeouts { Reason = "model" },
        _ => random.Next(3) == 0 ? new DeleteUser { Reason = "model" } : new TimeOutUser { Reason = "model", End = AnyEnd(random) },
    };

    public SubscriptionTier TierAt(DateTimeOffset instant) => _told?.SubscriptionTier ?? _subscription.TierAt(instant);

    public AccountState StateAt(DateTimeOffset instant) => _told?.State
        ?? (_bans.RunAt(instant) ? AccountState.Banned : _timeouts.RunAt(instant) ? AccountState.Timeout : AccountState.Active);

    /// <summary>Whether a ban or a timeout of his ends by itself between two instants.</summary>
    public bool IsFreedBetween(DateTimeOffset from, DateTimeOffset to) => _bans.EndBetween(from, to) || _timeouts.EndBetween(from, to);

    /// <summary>Whether the rules let the act be done at a moment.</summary>
    /// <returns>Null where it depends on what came first, the act or an end.</returns>
    public bool? Allows(UserAct act, ModelledMoment moment) => act switch
    {
        _ when IsDeleted => false,
        GrantSubscription grant => _subscription.Allows(grant, moment.Earliest),
        RevokeSubscription => _subscription.TierAt(moment.Earliest) is not SubscriptionTier.Basic,
        BanUser ban => !EndOf(ban.End, moment).HasComeBy(moment),
        TimeOutUser timeout => !EndOf(timeout.End, moment).HasComeBy(moment),
        LiftBans => _bans.RunAt(moment),
        LiftTimeouts => _timeouts.RunAt(moment),
        _ => true,
    };

    /// <summary>Takes over what an acknowledged act does.</summary>
    public void Do(UserAct act, ModelledMoment moment)
    {
        switch (act)
        {
            case GrantSubscription grant:
                _subscription.Grant(grant, moment);
                break;
            case RevokeSubscription:
                _subscription.Revoke();
                StopChat();
                break;
            case BanUser ban:
                _bans.Add(EndOf(ban.End, moment));
                StopChat();
                break;
            case LiftBans:
                _bans.Lift();
                break;
            case TimeOutUser timeout:
                _timeouts.Add(EndOf(timeout.End, moment));
                break;
            case LiftTimeouts:
                _timeouts.Lift();
                break;
            case DeleteUser:
                IsDeleted = true;
                Chat = null;
                break;
        }
    }

    /// <summary>Whether he may have a running chat.</summary>
    public bool MayRunAt(DateTimeOffset instant) => TierAt(instant) != SubscriptionTier.Basic;

    /// <summary>Takes over what he says himself, where the model does not know.</summary>
    /// <param name="details">He himself; null when he was deleted.</param>
    public void Learn(UserDetails? details)
    {
        IsDeleted = details is null;
        _told = details?.Profile;
        Chat = details?.Chats.Select(ModelledChat.Of).SingleOrDefault();
    }

    private void StopChat() => Chat = Chat is { } chat ? chat with { Runs = false } : null;

    private static PunishmentEnd AnyEnd(Random random)
    {
        TimeSpan soon = TimeSpan.FromMilliseconds(random.Next(1_000, 3_000));
        return random.Next(6) switch
        {
            0 or 1 => new PunishmentEnd(null, soon),
            2 => new PunishmentEnd(DateTimeOffset.UtcNow + soon, null),
            _ => new PunishmentEnd(null, TimeSpan.FromDays(FewDays[random.Next(FewDays.Length)])),
        };
    }

    private static ModelledMoment EndOf(PunishmentEnd end, ModelledMoment moment) => end switch
    {
        { At: { } instant } => ModelledMoment.At(instant),
        { After: { } length } => moment.After(length),
        _ => ModelledMoment.Never,
    };
}
