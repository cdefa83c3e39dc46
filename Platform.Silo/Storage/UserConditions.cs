using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Directory;

namespace Platform.Silo.Storage;

/// <summary>What a filter asks of a user besides his name, as conditions on <c>user_entry</c>; tier and state by the clock.</summary>
internal sealed class UserConditions
{
    private const string SubscriptionRuns = "subscription_expires_at > @now";
    private const string IsBanned = "COALESCE(banned_until > @now, false)";
    private const string IsTimedOut = "COALESCE(timed_out_until > @now, false)";

    private readonly List<(string Name, object? Value)> _values = [];

    /// <summary>Makes the conditions.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="serviceId">The Orleans service whose users these are.</param>
    public UserConditions(UserFilter filter, string serviceId)
    {
        _values.Add(("@service", serviceId));
        Text = "service_id = @service";
        if (filter.Below is { } below)
        {
            Add("permission_level < @below", "@below", (int)below);
        }

        if (filter.Level is { } level)
        {
            Add("permission_level = @level", "@level", (int)level);
        }

        if (filter.Tier is not null || filter.State is not null)
        {
            _values.Add(("@now", SweepInstant.Text(filter.Now)));
        }

        Text += Of(filter.Tier) + Of(filter.State);
    }

    /// <summary>The conditions.</summary>
    public string Text { get; private set; }

    /// <summary>Their parameters.</summary>
    public IReadOnlyList<(string Name, object? Value)> Values => _values;

    // As SubscriptionRules.InForce has it.
    private static string Of(SubscriptionTier? tier) => tier switch
    {
        null => "",
        SubscriptionTier.Basic => $" AND (subscription_tier = 0 OR subscription_tier IN (1, 2) AND NOT COALESCE({SubscriptionRuns}, false))",
        SubscriptionTier.Trial => $" AND subscription_tier = 1 AND {SubscriptionRuns}",
        SubscriptionTier.Premium => $" AND subscription_tier = 2 AND {SubscriptionRuns}",
        _ => " AND subscription_tier = 3",
    };

    private static string Of(AccountState? state) => state switch
    {
        null => "",
        AccountState.Banned => " AND banned_until > @now",
        AccountState.Timeout => $" AND timed_out_until > @now AND NOT {IsBanned}",
        _ => $" AND NOT {IsBanned} AND NOT {IsTimedOut}",
    };

    private void Add(string condition, string name, int value)
    {
        Text += $" AND {condition}";
        _values.Add((name, value));
    }
}
