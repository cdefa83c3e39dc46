using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Hosting;
using Platform.Grains.Limits;

namespace Platform.Grains.SignIn;

/// <summary>What one address has used of its limits, in memory on this silo. Thread-safe.</summary>
/// <param name="address">The address.</param>
internal sealed class PresentAddress(ClientAddress address)
{
    private readonly Lock _gate = new();
    private RateLimit? _login;
    private RateLimit? _public;
    private Openness _openness = new(address.GetHashCode());

    /// <summary>The address.</summary>
    public ClientAddress Address => address;

    /// <summary>Counts a request that reached the grain by a call.</summary>
    /// <param name="policy"><see cref="LimitPolicies.Login"/> or <see cref="LimitPolicies.Public"/>.</param>
    /// <param name="now">Now, by the clock that limits are measured with.</param>
    public AddressAdmission Admit(string policy, TimeSpan now)
    {
        lock (_gate)
        {
            _openness.Renew(now);
            return Count(policy, now);
        }
    }

    /// <summary>Counts a request that passes the grain by.</summary>
    /// <param name="policy"><see cref="LimitPolicies.Login"/> or <see cref="LimitPolicies.Public"/>.</param>
    /// <param name="now">Now, by the clock that limits are measured with.</param>
    /// <returns>Null when the grain must be called.</returns>
    public AddressAdmission? TryAdmit(string policy, TimeSpan now)
    {
        lock (_gate)
        {
            return _openness.IsOpen(now) ? Count(policy, now) : null;
        }
    }

    /// <summary>Admits nobody any more who does not call the grain.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _openness.Close();
        }
    }

    private AddressAdmission Count(string policy, TimeSpan now)
    {
        RateLimit limit = policy == LimitPolicies.Login ? _login ??= LimitRules.Login() : _public ??= LimitRules.Public();
        return new AddressAdmission(limit.Take(now), limit.Read(now));
    }
}
