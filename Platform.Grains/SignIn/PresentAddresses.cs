using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Hosting;
using Platform.Grains.Statistics;
using Platform.Grains.Time;

namespace Platform.Grains.SignIn;

/// <summary>Counts the requests of addresses that are in memory on this silo: for their grains, and for those who pass these by. Thread-safe.</summary>
internal sealed class PresentAddresses(SiloCounters counters, TimeProvider clock)
{
    private readonly PresentGrains<ClientAddress, PresentAddress> _addresses = new();

    /// <summary>Counts a request that reached the address's grain, and lets others pass it by for a while.</summary>
    /// <param name="address">The address.</param>
    /// <param name="policy"><see cref="LimitPolicies.Login"/> or <see cref="LimitPolicies.Public"/>.</param>
    public AddressAdmission Admit(PresentAddress address, string policy)
    {
        _addresses.Show(address.Address, address);
        return Note(address.Admit(policy, clock.Elapsed()));
    }

    /// <summary>Counts a request without a call.</summary>
    /// <param name="address">The address.</param>
    /// <param name="policy"><see cref="LimitPolicies.Login"/> or <see cref="LimitPolicies.Public"/>.</param>
    /// <returns>Null when the address must be called.</returns>
    public AddressAdmission? TryAdmit(ClientAddress address, string policy) =>
        _addresses.Find(address)?.TryAdmit(policy, clock.Elapsed()) is { } admission ? Note(admission) : null;

    /// <summary>The address's grain is about to leave memory.</summary>
    public void Hide(PresentAddress address)
    {
        address.Close();
        _addresses.Hide(address.Address, address);
    }

    private AddressAdmission Note(AddressAdmission admission)
    {
        if (admission.Refusal is null)
        {
            counters.CountRequest();
        }

        return admission;
    }
}
